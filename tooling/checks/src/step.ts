/** What a check found: nothing wrong, or what to show. */
export type Outcome = { readonly passed: boolean; readonly output: string }

/** One check of the repository; each counts as one passed or failed. */
export type Step = { readonly name: string; readonly run: () => Promise<Outcome> }
