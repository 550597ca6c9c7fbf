import { describe, expect, it } from 'vitest'
import {
  computeContrastRatio,
  deriveAccent,
  minTextContrast,
  pageBackgrounds,
} from '../../src/model/accent.ts'

describe('contrast', () => {
  // Examples of the WCAG 2.2 understanding documents.
  it.each([
    ['#000000', '#ffffff', '21.00'],
    ['#ffffff', '#ffffff', '1.00'],
    ['#767676', '#ffffff', '4.54'],
    ['#777777', '#ffffff', '4.48'],
  ])('of %s and %s is %s', (one, other, expected) => {
    expect(computeContrastRatio(one, other).toFixed(2)).toBe(expected)
    expect(computeContrastRatio(other, one)).toBe(computeContrastRatio(one, other))
  })
})

describe('an accent', () => {
  it('of any hue is readable in the dark scheme, and does not change if it already is', () => {
    for (let hue = 0; hue < 0x1000000; hue += 0x1357) {
      const { dark } = deriveAccent(`#${hue.toString(16).padStart(6, '0')}`)
      expect(computeContrastRatio(dark, pageBackgrounds.dark)).toBeGreaterThan(minTextContrast)
      expect(dark).toMatch(/^#[0-9a-f]{6}$/)
    }
    expect(deriveAccent('#e2927f')).toEqual({ light: '#e2927f', dark: '#e2927f' })
  })
})
