/** Names the process that one visit of a step started: the key of its start, from which its id is derived. */
export const processKey = (
  instance: string,
  { step, visit }: { readonly step: string; readonly visit: number },
): string => `process-${instance}-${step}-${visit}`
