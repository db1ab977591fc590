import { expect } from "@playwright/test";
import type { Wire } from "./wire.js";

/** Whether this is the code of a page that customers do not have. */
export function isStaffChunk(address: string): boolean {
  return /\/split___staff_[^/]*\.wasm$/.test(new URL(address, "http://shop").pathname);
}

/** None of these marks, and no staff page's code, went over the wire. */
export function expectNothingOf(marks: string[], wire: Wire): void {
  expect(wire.answers.length).toBeGreaterThan(0);
  for (const { path, bytes } of wire.answers) {
    expect(isStaffChunk(path), path).toBe(false);
    for (const mark of marks) expect(bytes.includes(mark), `${mark} in ${path}`).toBe(false);
  }
}
