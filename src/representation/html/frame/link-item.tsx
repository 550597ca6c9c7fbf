import type { Child } from '../../jsx/jsx-runtime.ts'

interface LinkItemProps {
  href: string
  rel?: string
  type?: string
  lang?: string | undefined
  children?: Child
  /** Content after the link, such as a date. */
  aside?: Child
}

/** A list item with a link. */
export const LinkItem = ({ children, aside, ...link }: LinkItemProps) => (
  <li>
    <a {...link}>{children}</a>
    {aside}
  </li>
)
