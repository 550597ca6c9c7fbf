import type { Child } from '../jsx/jsx-runtime.ts'

interface WayProps {
  href: string
  rel?: string
  type?: string
  /** Of what it leads to, where that is another than the page's. */
  lang?: string | undefined
  children?: Child
  /** What stands beside the link. */
  aside?: Child
}

/** A line of a list that leads somewhere. */
export const Way = ({ children, aside, ...link }: WayProps) => (
  <li>
    <a {...link}>{children}</a>
    {aside}
  </li>
)
