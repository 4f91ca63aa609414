// Prints the answers of a WebAssembly module to files: node replay.mjs MODULE FILE[=GOLDEN]…
// Where a golden file is named, the JSON of the answer has to be that file, apart from the texts of findings.
import assert from "node:assert/strict";
import fs from "node:fs";

const [module_, ...files] = process.argv.slice(2);
const { exports } = new WebAssembly.Instance(new WebAssembly.Module(fs.readFileSync(module_)));

// The memory is another object whenever a call has made it grow: it is asked for last.
function view(length) {
  const start = exports.buffer(length);
  return new Uint8Array(exports.memory.buffer, start, length);
}

// The answer as golden files have it: indented, with a dash for every text that a person reads.
function shape(json) {
  const withoutTexts = (key, value) => (key === "zh" || key === "en" ? "–" : value);
  return JSON.stringify(JSON.parse(json), withoutTexts, 2) + "\n";
}

for (const pair of files) {
  const [file, golden] = pair.split("=");
  const input = fs.readFileSync(file);
  view(input.length).set(input);
  const answer = Buffer.from(view(exports.replay()));
  fs.writeSync(1, answer);
  if (golden) {
    const json = answer.toString().split("\n", 1)[0];
    assert.equal(shape(json), fs.readFileSync(golden, "utf8"), `${file} is not answered as ${golden} has it`);
  }
}
