#include "CMarkdownArena.h"

#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef struct chunk {
  struct chunk *next;
  size_t size;
  size_t used;
  _Alignas(16) unsigned char bytes[];
} chunk;

struct annals_markdown_tree {
  chunk *chunks;
  size_t total;
  size_t limit;
  jmp_buf out_of_memory;
  cmark_node *root;
};

// cmark_mem has no context pointer. Set only while libcmark parses on this thread; iterators, which are made
// later, are on the heap.
static _Thread_local annals_markdown_tree *current;

enum { alignment = 16, first_chunk = 16 << 10, largest_chunk = 4 << 20 };

// Before each block its size, for realloc.
typedef struct header {
  _Alignas(16) size_t size;
} header;

static chunk *add_chunk(annals_markdown_tree *tree, size_t least) {
  size_t size = tree->chunks ? tree->chunks->size * 2 : first_chunk;
  if (size > largest_chunk) size = largest_chunk;
  if (size < least) size = least;
  if (size > tree->limit - tree->total) {
    size = least;
    if (size > tree->limit - tree->total) longjmp(tree->out_of_memory, 1);
  }
  chunk *added = malloc(sizeof(chunk) + size);
  if (!added) longjmp(tree->out_of_memory, 1);
  added->next = tree->chunks;
  added->size = size;
  added->used = 0;
  tree->chunks = added;
  tree->total += size;
  return added;
}

static void *allocate(annals_markdown_tree *tree, size_t size) {
  if (size > tree->limit) longjmp(tree->out_of_memory, 1);
  size_t rounded = (size + alignment - 1) & ~(size_t)(alignment - 1);
  size_t needed = sizeof(header) + rounded;
  chunk *top = tree->chunks;
  if (!top || top->size - top->used < needed) top = add_chunk(tree, needed);
  header *block = (header *)(top->bytes + top->used);
  block->size = rounded;
  top->used += needed;
  return block + 1;
}

static void *arena_calloc(size_t count, size_t size) {
  if (!current) return calloc(count, size);
  size_t product;
  if (__builtin_mul_overflow(count, size, &product)) longjmp(current->out_of_memory, 1);
  return memset(allocate(current, product), 0, product);
}

static void *arena_realloc(void *old, size_t size) {
  if (!current) return realloc(old, size);
  if (!old) return allocate(current, size);
  header *block = (header *)old - 1;
  if (size <= block->size) return old;
  // The last block of a chunk grows where it is: texts that are put together do.
  chunk *top = current->chunks;
  if ((unsigned char *)old + block->size == top->bytes + top->used &&
      size - block->size <= top->size - top->used) {
    size_t more = (size - block->size + alignment - 1) & ~(size_t)(alignment - 1);
    if (more <= top->size - top->used) {
      top->used += more;
      block->size += more;
      return old;
    }
  }
  return memcpy(allocate(current, size), old, block->size);
}

static void arena_free(void *block) {
  if (!current) free(block);
}

static cmark_mem arena = {arena_calloc, arena_realloc, arena_free};

// Apart from the caller so that nothing it holds lives across setjmp.
static __attribute__((noinline)) int parse(annals_markdown_tree *tree, const char *bytes,
                                           size_t count, int options) {
  if (setjmp(tree->out_of_memory)) return 0;
  cmark_parser *parser = cmark_parser_new_with_mem(options, &arena);
  cmark_parser_feed(parser, bytes, count);
  tree->root = cmark_parser_finish(parser);
  return 1;
}

annals_markdown_tree *annals_markdown_parse(const char *bytes, size_t count, int options,
                                            size_t memory_limit) {
  annals_markdown_tree *tree = calloc(1, sizeof(*tree));
  if (!tree) return NULL;
  tree->limit = memory_limit;
  annals_markdown_tree *outer = current;
  current = tree;
  int parsed = parse(tree, bytes, count, options);
  current = outer;
  if (parsed) return tree;
  annals_markdown_free(tree);
  return NULL;
}

cmark_node *annals_markdown_root(const annals_markdown_tree *tree) { return tree->root; }

void annals_markdown_free(annals_markdown_tree *tree) {
  if (!tree) return;
  chunk *next;
  for (chunk *one = tree->chunks; one; one = next) {
    next = one->next;
    free(one);
  }
  free(tree);
}
