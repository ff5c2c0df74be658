// One list of what was found. A fault is told at once, so that a long run can be watched.
let passed = 0;
const faults = [];

export const fault = (where, what) => {
  faults.push(`${where}: ${what}`);
  console.log(`FAULT ${where}: ${what}`);
};

export const check = (holds, where, what) => {
  if (holds) passed++;
  else fault(where, what);
  return holds;
};

export const note = line => console.log(line);

export function end() {
  console.log(`${passed} passed, ${faults.length} failed`);
  return faults.length ? 1 : 0;
}
