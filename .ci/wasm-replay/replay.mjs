// Prints the answers of a WebAssembly module to files: node replay.mjs MODULE FILE…
import fs from "node:fs";

const [module_, ...files] = process.argv.slice(2);
const { exports } = new WebAssembly.Instance(new WebAssembly.Module(fs.readFileSync(module_)));

// The memory is another object whenever a call has made it grow: it is asked for last.
function view(length) {
  const start = exports.buffer(length);
  return new Uint8Array(exports.memory.buffer, start, length);
}

for (const file of files) {
  const input = fs.readFileSync(file);
  view(input.length).set(input);
  fs.writeSync(1, view(exports.replay()));
}
