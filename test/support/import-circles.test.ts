import { describe, expect, it } from 'vitest'
import { findFileCircles, findFolderCircles } from './import-circles.ts'

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

describe('circles of folders', () => {
  it('are two folders, or a file and a folder beside it, that import each other', () => {
    const between = [
      { from: 'a/b/one.ts', to: 'a/c/two.ts' },
      { from: 'a/c/three.ts', to: 'a/b/four.ts' },
    ]
    expect(findFolderCircles(between)).toEqual(['a/b/one.ts → a/c/two.ts', 'a/c/three.ts → a/b/four.ts'])
    const beside = [
      { from: 'a/main.ts', to: 'a/b/one.ts' },
      { from: 'a/b/two.ts', to: 'a/main.ts' },
    ]
    expect(findFolderCircles(beside)).toHaveLength(2)
  })

  it('are not a folder whose files import those around it, and one another', () => {
    const imports = [
      { from: 'a/b/one.ts', to: 'a/b/two.ts' },
      { from: 'a/b/two.ts', to: 'a/types.ts' },
      { from: 'a/main.ts', to: 'a/b/one.ts' },
    ]
    expect(findFolderCircles(imports)).toEqual([])
  })
})
