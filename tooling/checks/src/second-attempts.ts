import type { Reporter, TestCase, TestModule } from 'vitest/node'

/** Names at the end of a run each test that only its second attempt passed: nobody should have to search for them. */
export default class SecondAttempts implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const wavering = modules.flatMap((module) => [...module.children.allTests('passed')].filter(wavered))
    if (wavering.length === 0) return
    process.stdout.write(`\n${wavering.length} passed at the second attempt only:\n`)
    for (const { module, fullName } of wavering)
      process.stdout.write(`  ${module.relativeModuleId} > ${fullName}\n`)
  }
}

const wavered = (test: TestCase): boolean => test.diagnostic()?.flaky ?? false
