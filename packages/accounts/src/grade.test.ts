import { describe, expect, it } from 'vitest'
import { gradingFaults } from './check-grading.ts'
import { FIGURE_NAMES, FIGURE_RANGES, FIGURES, type Figures } from './figures.ts'
import { gradeOf, totalOf } from './grade.ts'
import { DEFAULT_RULES, GRADES, GRADING_SCHEMES, type GradingRules } from './grading-rules.ts'

const MILLION_YUAN = 100_000_000
const all = (of: (name: (typeof FIGURE_NAMES)[number]) => number): Figures =>
  Object.fromEntries(FIGURE_NAMES.map((name) => [name, of(name)]))
const most = all((name) => FIGURE_RANGES[FIGURES[name].kind][1])
const least = all((name) => FIGURE_RANGES[FIGURES[name].kind][0])

describe('3 grading', () => {
  it.each(GRADING_SCHEMES)('%s: the rules that stand at first are sound', (scheme) => {
    expect(gradingFaults(scheme, DEFAULT_RULES[scheme])).toEqual([])
  })

  it('ABC by share, volume, stability and potential', () => {
    const { abc } = DEFAULT_RULES
    expect(gradeOf(abc, { share: 60, annualAmount: 10 * MILLION_YUAN, stability: 5, potential: 5 })).toBe('A')
    expect(gradeOf(abc, { share: 30, annualAmount: 5 * MILLION_YUAN, stability: 3, potential: 3 })).toBe('B')
    expect(gradeOf(abc, { share: 0, annualAmount: 0, stability: 1, potential: 1 })).toBe('C')
  })

  it('value x loyalty by the table of both', () => {
    const { value } = DEFAULT_RULES
    const rich = { annualAmount: 10 * MILLION_YUAN, profit: MILLION_YUAN }
    const poor = { annualAmount: 0, profit: 0 }
    const loyal = { loyalty: 5, share: 60 }
    const fickle = { loyalty: 1, share: 0 }
    expect(gradeOf(value, { ...rich, ...loyal })).toBe('top')
    expect(gradeOf(value, { ...rich, ...fickle })).toBe('middle')
    expect(gradeOf(value, { ...poor, ...loyal })).toBe('middle')
    expect(gradeOf(value, { ...poor, ...fickle })).toBe('small')
  })

  it('four families: fewer days to collect and less debt are better', () => {
    const { families } = DEFAULT_RULES
    expect(gradeOf(families, { ...most, collectionDays: 30, debt: 0 })).toBe('vip')
    expect(gradeOf(families, { ...least, collectionDays: 120, debt: MILLION_YUAN })).toBe('small')
  })

  it('a single indicator may be all of it', () => {
    const single: GradingRules = {
      axes: [
        {
          parts: [{ figure: 'profit', weight: 100, worst: 0, best: 100 }],
          bands: DEFAULT_RULES.families.axes[0]?.bands ?? [],
        },
      ],
    }
    expect(gradingFaults('families', single)).toEqual([])
    expect(gradeOf(single, { profit: 80 })).toBe('vip')
  })

  it('what is not known is not graded', () => {
    expect(gradeOf(DEFAULT_RULES.abc, { share: 60 })).toBeNull()
  })

  it('a total is whole, from 0 to 100, and grows with each figure', () => {
    for (const scheme of GRADING_SCHEMES)
      for (const axis of DEFAULT_RULES[scheme].axes)
        for (const { figure, worst, best } of axis.parts) {
          const totals = Array.from({ length: 21 }, (_, step) =>
            totalOf(axis, { ...least, [figure]: worst + ((best - worst) * step) / 20 }),
          )
          expect(totals).toEqual([...totals].sort((a, b) => Number(a) - Number(b)))
          for (const total of totals)
            expect(total).toSatisfy((n: number) => n >= 0 && n <= 100 && n % 1 === 0)
        }
  })

  it('refuses weights that are not 100, figures twice, and tables with holes', () => {
    const [axis] = DEFAULT_RULES.abc.axes
    if (axis === undefined) throw new Error('ABC has an axis')
    const codes = (rules: GradingRules, scheme: 'abc' | 'value' = 'abc') =>
      gradingFaults(scheme, rules).map(({ path, code }) => `${path} ${code}`)
    const [first, ...rest] = axis.parts
    if (first === undefined) throw new Error('the axis has parts')
    expect(codes({ axes: [{ ...axis, parts: rest }] })).toEqual(['/axes/0/parts weights-not-100'])
    expect(
      codes({ axes: [{ ...axis, parts: [...rest, { ...first, weight: 20 }, { ...first, weight: 5 }] }] }),
    ).toEqual(['/axes/0/parts/4 figure-twice'])
    expect(codes({ axes: [{ ...axis, parts: [...rest, { ...first, best: first.worst }] }] })).toEqual([
      '/axes/0/parts/3 best-is-worst',
    ])
    expect(codes({ axes: [] })).toEqual(['/axes axes'])
    expect(codes({ ...DEFAULT_RULES.value, table: {} }, 'value')).toHaveLength(9)
    expect(codes({ axes: [{ ...axis, bands: [{ name: 'Z', from: 0, to: 100 }] }] })).toEqual([
      '/axes/0/bands/0 unknown-band',
    ])
    expect(GRADES.abc).toEqual(['A', 'B', 'C'])
  })
})
