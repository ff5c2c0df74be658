// Prints each golden case with its hash from wasm32, and fails where it is not the one of the native tests.
const { golden } = require(require("path").resolve(process.argv[2]));
const cases = JSON.parse(golden());
let same = cases.length > 0;
for (const { name, expected, found } of cases) {
  const right = JSON.stringify(expected) === JSON.stringify(found);
  same &&= right;
  console.log(`${right ? "same " : "OTHER"} ${Array.isArray(found) ? found[1] : found}  ${name}`);
}
console.log(same ? `${cases.length} cases: wasm32 computes the same bits.` : "wasm32 computes other bits.");
process.exit(same ? 0 : 1);
