import { stringify } from 'yaml'

/** Formats texts as a list in brackets on one line, such as `[Harbour, "Quay, east"]`, for a person to copy. */
export const formatYamlList = (texts: readonly string[]): string =>
  stringify(texts, { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 }).trim()
