import { describe, expect, it } from 'vitest'
import { findFileCircles } from './import-circles.ts'

const imports = (...pairs: string[]) => pairs.map((pair) => ({ from: pair.charAt(0), to: pair.charAt(1) }))

describe('circles of files', () => {
  it('are the imports by which a file leads back to itself', () => {
    expect(findFileCircles(imports('ab', 'bc', 'ca', 'cd', 'ea'))).toEqual(['a → b', 'b → c', 'c → a'])
    expect(findFileCircles(imports('aa', 'ab'))).toEqual(['a → a'])
  })

  it('are not in a tree, nor where two ways lead to one file', () => {
    expect(findFileCircles(imports('ab', 'ac', 'bd', 'cd'))).toEqual([])
  })
})
