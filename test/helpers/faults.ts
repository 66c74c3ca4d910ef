/** How often a fault that a test ordered is still to come, and how many calls it lets pass before. */
export type Ordered = { times: number; skip: number };

/** The fault that this call meets, if any, which thereby is used up once. */
export function takeFault<F extends Ordered>(faults: F[], isMet: (fault: F) => boolean): F | undefined {
  const fault = faults.find(isMet);
  if (fault === undefined) return undefined;
  if (fault.skip > 0) {
    fault.skip -= 1;
    return undefined;
  }
  fault.times -= 1;
  if (fault.times === 0) faults.splice(faults.indexOf(fault), 1);
  return fault;
}
