/** Groups the digits of a count in thousands: `1,234,567`. */
export const groupDigits = (count: number, separator: string): string => {
  const digits = String(count)
  const firstGroupLength = digits.length % 3 || 3
  return [digits.slice(0, firstGroupLength), ...(digits.slice(firstGroupLength).match(/\d{3}/g) ?? [])].join(
    separator,
  )
}
