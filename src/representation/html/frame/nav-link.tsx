import type { Child } from '../../jsx/jsx-runtime.ts'

interface NavLinkProps {
  href: string
  rel?: string
  type?: string
  lang?: string | undefined
  children?: Child
  /** Content beside the link, for example a date. */
  aside?: Child
}

/** A list item with a link. */
export const NavLink = ({ children, aside, ...link }: NavLinkProps) => (
  <li>
    <a {...link}>{children}</a>
    {aside}
  </li>
)
