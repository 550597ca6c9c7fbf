import type { Nodes, Root } from 'hast'
import { fromParse5 } from 'hast-util-from-parse5'
import {
  type DefaultTreeAdapterMap,
  defaultTreeAdapter,
  parse,
  parseFragment,
  type TreeAdapter,
} from 'parse5'
import { flattenHtmlToParagraphs } from './flatten-html-to-paragraphs.ts'

/**
 * Maximum depth of elements, as in browsers. Deeper trees take quadratic time to parse, and overflow the stack of
 * recursive functions.
 */
const maxElementDepth = 512

class NestingTooDeepError extends Error {}

/**
 * Creates an adapter that builds parse5's default tree. @throws NestingTooDeepError while parsing HTML nested too
 * deeply
 */
function createDepthLimitedTreeAdapter(): TreeAdapter<DefaultTreeAdapterMap> {
  let depth = 0
  return {
    ...defaultTreeAdapter,
    onItemPush() {
      if (++depth > maxElementDepth) throw new NestingTooDeepError()
    },
    onItemPop() {
      depth--
    },
  }
}

/** True if a tree is too deep. The parser moves elements, so a tree can be deeper than the stack of open elements. */
function isTooDeep(tree: DefaultTreeAdapterMap['parentNode']): boolean {
  let levelNodes: DefaultTreeAdapterMap['node'][] = [tree]
  for (let depth = 0; levelNodes.length > 0; depth++) {
    if (depth > maxElementDepth) return true
    levelNodes = levelNodes.flatMap((node) => ('childNodes' in node ? node.childNodes : []))
  }
  return false
}

function parseUnlessTooDeep(
  parseWithAdapter: (treeAdapter: TreeAdapter<DefaultTreeAdapterMap>) => DefaultTreeAdapterMap['parentNode'],
): Root | 'too deep' {
  try {
    const parse5Tree = parseWithAdapter(createDepthLimitedTreeAdapter())
    return isTooDeep(parse5Tree) ? 'too deep' : toRootOrEmpty(fromParse5(parse5Tree))
  } catch (error) {
    if (error instanceof NestingTooDeepError) return 'too deep'
    throw error
  }
}

const toRootOrEmpty = (tree: Nodes): Root => (tree.type === 'root' ? tree : { type: 'root', children: [] })

/** Parses a fragment of HTML. A fragment with more than 512 levels of elements is reduced to paragraphs of text. */
export function parseHtmlFragment(html: string): Root {
  const tree = parseUnlessTooDeep((treeAdapter) =>
    parseFragment(html, { scriptingEnabled: false, treeAdapter }),
  )
  return tree === 'too deep' ? flattenHtmlToParagraphs(html) : tree
}

/** Parses a whole page, unless it has more than 512 levels of elements. */
export const parsePage = (html: string): Root | 'too deep' =>
  parseUnlessTooDeep((treeAdapter) => parse(html, { scriptingEnabled: false, treeAdapter }))
