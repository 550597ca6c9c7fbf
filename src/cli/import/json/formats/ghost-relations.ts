import type { SourceFile } from '../../importer.ts'
import { findTextField, isObject, type JsonObject, toObjects } from '../../record/json-values.ts'
import { streamJsonValues } from '../stream/json-stream.ts'

/** Tags, authors and meta of posts, which a Ghost export can store in lists apart from the posts. */
export interface GhostRelations {
  listPostTags(post: JsonObject): JsonObject[]
  listPostAuthors(post: JsonObject): JsonObject[]
  /** Returns a post's meta; the post itself if the export stores no meta for it. */
  getPostMeta(post: JsonObject): JsonObject
}

const relationListNames = ['tags', 'users', 'authors', 'posts_tags', 'posts_authors', 'posts_meta']

/** Returns the JSON paths at which the items of a list can occur in Ghost's exports and its Content API. */
export const listGhostJsonPaths = (listName: string): string[] => [
  `$.db.*.data.${listName}.*`,
  `$.db.data.${listName}.*`,
  `$.data.${listName}.*`,
  `$.${listName}.*`,
]

async function readRelatedObjectsByListName(source: SourceFile): Promise<Map<string, JsonObject[]>> {
  const objectsByListName = new Map(
    relationListNames.map((listName): [string, JsonObject[]] => [listName, []]),
  )
  for await (const streamedValue of streamJsonValues(source, relationListNames.flatMap(listGhostJsonPaths)))
    if (streamedValue.kind === 'value' && isObject(streamedValue.value))
      objectsByListName.get(streamedValue.listName)?.push(streamedValue.value)
  return objectsByListName
}

const indexById = (objects: readonly JsonObject[] = []) =>
  new Map(objects.map((object) => [findTextField(object, 'id') ?? '', object]))

const readSortOrder = (object: JsonObject) => Number(object.sort_order ?? 0)

/** Creates a function that finds the objects linked to a post by a join table, in sort order. */
function createJoinedObjectLookup(
  joinRows: readonly JsonObject[],
  objectById: Map<string, JsonObject>,
  relatedIdField: string,
) {
  const objectsByPostId = new Map<string, JsonObject[]>()
  for (const joinRow of joinRows.toSorted((a, b) => readSortOrder(a) - readSortOrder(b))) {
    const [postId, relatedObject] = [
      findTextField(joinRow, 'post_id') ?? '',
      objectById.get(findTextField(joinRow, relatedIdField) ?? ''),
    ]
    if (relatedObject) objectsByPostId.set(postId, [...(objectsByPostId.get(postId) ?? []), relatedObject])
  }
  return (post: JsonObject) => objectsByPostId.get(findTextField(post, 'id') ?? '') ?? []
}

/**
 * Reads the tags, authors and meta of all posts before the posts themselves. In the file they can come after the posts,
 * and they are small enough for memory.
 */
export async function readGhostRelations(source: SourceFile): Promise<GhostRelations> {
  const objectsByListName = await readRelatedObjectsByListName(source)
  const tagById = indexById(objectsByListName.get('tags'))
  const personById = indexById([
    ...(objectsByListName.get('users') ?? []),
    ...(objectsByListName.get('authors') ?? []),
  ])
  const findJoinedTags = createJoinedObjectLookup(
    objectsByListName.get('posts_tags') ?? [],
    tagById,
    'tag_id',
  )
  const findJoinedAuthors = createJoinedObjectLookup(
    objectsByListName.get('posts_authors') ?? [],
    personById,
    'author_id',
  )
  const metaByPostId = new Map(
    (objectsByListName.get('posts_meta') ?? []).map((each) => [findTextField(each, 'post_id') ?? '', each]),
  )
  const resolveObjectOrId = (objectOrId: unknown, objectById: Map<string, JsonObject>) =>
    isObject(objectOrId)
      ? [objectOrId]
      : [objectById.get(String(objectOrId))].filter((each) => each !== undefined)
  return {
    listPostTags: (post) => (Array.isArray(post.tags) ? toObjects(post.tags) : findJoinedTags(post)),
    listPostAuthors(post) {
      if (Array.isArray(post.authors)) return toObjects(post.authors)
      const joinedAuthors = findJoinedAuthors(post)
      return joinedAuthors.length > 0
        ? joinedAuthors
        : resolveObjectOrId(post.author ?? post.author_id, personById)
    },
    getPostMeta: (post) => metaByPostId.get(findTextField(post, 'id') ?? '') ?? post,
  }
}
