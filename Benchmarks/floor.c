/* The least that a program can do which makes a site of these files: it reads every article, renders its Markdown
 * with libcmark, and creates files of the given names and sizes. No front matter, names, templates or search.
 *
 *   floor LIST FOLDER THREADS
 *
 * LIST has a line for each file: the article to render, or "-", a tab, the path, a tab, the size in bytes. Files of
 * one folder are made by one thread, through a descriptor of the folder: the quickest way that was found. */
#include <cmark.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct file { char *article, *folder, *name; size_t size; };

static struct file *files;
static size_t count, *groups, group_count;
static atomic_size_t next_group;
static int root;
static char padding[1 << 20];

static void stop(const char *what) { perror(what); exit(1); }

static int by_folder(const void *one, const void *other) {
    const struct file *a = one, *b = other;
    int order = strcmp(a->folder, b->folder);
    return order ? order : strcmp(a->name, b->name);
}

static void make_folders(const char *path) {
    char part[4096];
    for (const char *slash = path; *slash; slash++)
        if (*slash == '/') {
            memcpy(part, path, (size_t)(slash - path));
            part[slash - path] = 0;
            mkdirat(root, part, 0755);
        }
    mkdirat(root, path, 0755);
}

static void put(int to, const char *bytes, size_t left) {
    while (left) {
        ssize_t n = write(to, bytes, left);
        if (n < 0) stop("write");
        bytes += n;
        left -= (size_t)n;
    }
}

/* The HTML of an article; the caller frees it. */
static char *rendered(const char *path) {
    static _Thread_local char *text;
    static _Thread_local size_t room;
    struct stat about;
    int from = open(path, O_RDONLY);
    if (from < 0 || fstat(from, &about)) stop(path);
    if ((size_t)about.st_size >= room) text = realloc(text, room = (size_t)about.st_size * 2 + 1);
    ssize_t size = read(from, text, (size_t)about.st_size);
    if (size < 0) stop(path);
    close(from);
    text[size] = 0;
    char *body = strstr(text + 1, "\n---\n");
    body = body ? body + 5 : text;
    return cmark_markdown_to_html(body, (size_t)(text + size - body), CMARK_OPT_DEFAULT);
}

static void make(int folder, const struct file *file) {
    size_t left = file->size;
    char *html = strcmp(file->article, "-") ? rendered(file->article) : NULL;
    int to = openat(folder, file->name, O_WRONLY | O_CREAT | O_EXCL, 0644);
    if (to < 0) stop(file->name);
    if (html) {
        size_t n = strlen(html) < left ? strlen(html) : left;
        put(to, html, n);
        left -= n;
        free(html);
    }
    while (left) {
        size_t n = left < sizeof padding ? left : sizeof padding;
        put(to, padding, n);
        left -= n;
    }
    close(to);
}

static void *work(void *unused) {
    size_t group;
    while ((group = atomic_fetch_add(&next_group, 1)) < group_count) {
        const char *name = files[groups[group]].folder;
        int folder = openat(root, *name ? name : ".", O_RDONLY | O_DIRECTORY);
        if (folder < 0) stop(name);
        for (size_t i = groups[group]; i < groups[group + 1]; i++) make(folder, &files[i]);
        close(folder);
    }
    return unused;
}

int main(int argc, char **argv) {
    FILE *list = argc == 4 ? fopen(argv[1], "r") : NULL;
    if (!list) { fprintf(stderr, "usage: floor LIST FOLDER THREADS\n"); return 2; }
    char *line = NULL;
    size_t room = 0, allocated = 0;
    while (getline(&line, &room, list) > 0) {
        char *article = strtok(line, "\t"), *path = strtok(NULL, "\t"), *size = strtok(NULL, "\n");
        if (!size) continue;
        if (count == allocated) files = realloc(files, sizeof *files * (allocated = allocated * 2 + 1024));
        char *slash = strrchr(path, '/');
        files[count++] = (struct file){strdup(article), slash ? strndup(path, (size_t)(slash - path)) : "",
                                       strdup(slash ? slash + 1 : path), strtoull(size, NULL, 10)};
    }
    qsort(files, count, sizeof *files, by_folder);
    groups = malloc(sizeof *groups * (count + 1));
    memset(padding, ' ', sizeof padding);
    if (mkdir(argv[2], 0755) || (root = open(argv[2], O_RDONLY | O_DIRECTORY)) < 0) stop(argv[2]);
    for (size_t i = 0; i < count; i++)
        if (!i || strcmp(files[i].folder, files[i - 1].folder)) {
            groups[group_count++] = i;
            if (*files[i].folder) make_folders(files[i].folder);
        }
    groups[group_count] = count;
    int threads = atoi(argv[3]);
    pthread_t *thread = calloc((size_t)threads, sizeof *thread);
    for (int i = 0; i < threads; i++) pthread_create(&thread[i], NULL, work, NULL);
    for (int i = 0; i < threads; i++) pthread_join(thread[i], NULL);
    return 0;
}
