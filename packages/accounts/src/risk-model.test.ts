import { describe, expect, it } from 'vitest'
import { DEFAULT_RISK_MODEL, riskModelFaults, riskOf } from './risk-model.ts'

const scored = (score: number) =>
  Object.fromEntries(DEFAULT_RISK_MODEL.indicators.map(({ key }) => [key, score]))

describe('3 risk sheet', () => {
  it('sums weights of 100 and scores from 1 to 5 to a total from 20 to 100', () => {
    expect(riskModelFaults(DEFAULT_RISK_MODEL)).toEqual([])
    expect(riskOf(DEFAULT_RISK_MODEL, scored(1))).toEqual({ total: 20, band: 'high' })
    expect(riskOf(DEFAULT_RISK_MODEL, scored(5))).toEqual({ total: 100, band: 'low' })
    expect(riskOf(DEFAULT_RISK_MODEL, { ...scored(3), advantage: 5 })).toEqual({ total: 70, band: 'low' })
  })

  it.each([0, 6, 2.5])('a score of %s is none', (score) => {
    expect(riskOf(DEFAULT_RISK_MODEL, { ...scored(3), fit: score })).toBeNull()
  })

  it('refuses weights that are not 100, indicators twice and bands with gaps', () => {
    const { indicators, bands } = DEFAULT_RISK_MODEL
    const codes = (model: Partial<typeof DEFAULT_RISK_MODEL>) =>
      riskModelFaults({ ...DEFAULT_RISK_MODEL, ...model }).map(({ path, code }) => `${path} ${code}`)
    expect(codes({ indicators: indicators.slice(1) })).toEqual(['/indicators weights-not-100'])
    const twice = indicators.map((one, at) => (at === 4 ? { ...one, key: 'fit' } : one))
    expect(codes({ indicators: twice })).toEqual(['/indicators/4 indicator-twice'])
    expect(codes({ bands: bands.slice(1) })).toEqual(['/bands/0 ends-below-100'])
    expect(codes({ bands: [{ name: 'none', from: 0, to: 100 }] })).toEqual(['/bands/0 unknown-band'])
  })
})
