/* SPDX-License-Identifier: MIT */
/* Shares the work out: one loop over all helpers sends while a line has room and takes answers as they come, so that
 * neither side can wait for the other for ever. */
#include "print_pool.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "print_helper.h"
#include "print_record.h"
#include "solipost/base/i18n.h"

/* Bytes waiting for one helper before more is read from the register. */
enum { BACKLOG = 64 * 1024, READ_SIZE = 16 * 1024 };

enum helper_task { TASK_NONE, TASK_FEEDING, TASK_WRITING };

struct helper {
  pid_t pid;
  int to, from; /* ends of two pipes */
  struct buffer out;
  size_t sent;
  struct buffer in;
  size_t waiting; /* checks not answered yet */
  enum helper_task task;
  size_t volume;
  void *cursor;
};

struct pool {
  struct worker *worker;
  struct helper helpers[POOL_MOST_HELPERS];
  size_t helper_count;
  pool_verdict *verdict;
  void *context;
  struct sigaction former_sigpipe; /* while there are helpers: a dead one is an error, not a signal */
  struct arena arena;              /* rows on their way to a helper */
  struct pool_source source;       /* of the volumes, from pool_begin on */
  size_t next_volume, volumes_left;
  bool may_write; /* the run stands in the register: from then on pages may lie on the disk */
};

bool pool_open(struct pool **out, const struct product *product, const struct print_settings *settings,
               const struct run_pictures *pictures, struct error *error) {
  struct worker *worker;
  *out = NULL;
  if (!worker_open(&worker, product, settings, pictures, error)) return false;
  struct pool *pool = mem_alloc(sizeof *pool);
  pool->worker = worker;
  arena_init(&pool->arena);
  *out = pool;
  return true;
}

size_t pool_helpers(const struct pool *pool) { return pool->helper_count; }

void pool_on_verdict(struct pool *pool, pool_verdict *verdict, void *context) {
  pool->verdict = verdict;
  pool->context = context;
}

/* ---- helpers ---- */

static void release_helper(struct helper *helper) {
  close(helper->to);
  close(helper->from);
  kill(helper->pid, SIGKILL);
  while (waitpid(helper->pid, NULL, 0) < 0 && errno == EINTR) continue;
  buffer_release(&helper->out);
  buffer_release(&helper->in);
}

void pool_close(struct pool *pool) {
  if (pool == NULL) return;
  for (size_t i = 0; i < pool->helper_count; i++) release_helper(&pool->helpers[i]);
  if (pool->helper_count > 0) sigaction(SIGPIPE, &pool->former_sigpipe, NULL);
  worker_close(pool->worker);
  arena_release(&pool->arena);
  mem_free(pool);
}

/* The child: Ctrl-C on the terminal reaches it too and is the parent's to answer; it ends when its line is closed. */
static void NORETURN become_helper(const struct pool *pool, int in, int out) {
  signal(SIGINT, SIG_IGN);
  for (size_t i = 0; i < pool->helper_count; i++) {
    close(pool->helpers[i].to);
    close(pool->helpers[i].from);
  }
  helper_serve(pool->worker, in, out);
  _exit(0);
}

static void close_pipe(const int ends[2]) {
  close(ends[0]);
  close(ends[1]);
}

static bool fork_one(struct pool *pool, struct error *error) {
  int to[2], from[2];
  if (pipe(to) != 0) return error_system(error, errno, _("cannot begin a helper process (%s)"), "pipe");
  if (pipe(from) != 0) {
    error_system(error, errno, _("cannot begin a helper process (%s)"), "pipe");
    close_pipe(to);
    return false;
  }
  pid_t pid = fork();
  if (pid < 0) {
    error_system(error, errno, _("cannot begin a helper process (%s)"), "fork");
    close_pipe(to);
    close_pipe(from);
    return false;
  }
  if (pid == 0) {
    close(to[1]);
    close(from[0]);
    become_helper(pool, to[0], from[1]);
  }
  close(to[0]);
  close(from[1]);
  fcntl(to[1], F_SETFL, O_NONBLOCK);
  fcntl(from[0], F_SETFL, O_NONBLOCK);
  struct helper *helper = &pool->helpers[pool->helper_count++];
  *helper = (struct helper){.pid = pid, .to = to[1], .from = from[0]};
  buffer_init(&helper->out);
  buffer_init(&helper->in);
  return true;
}

bool pool_fork(struct pool *pool, size_t count, struct error *error) {
  if (count > POOL_MOST_HELPERS) count = POOL_MOST_HELPERS;
  if (count < 2 || pool->helper_count > 0) return true;
  struct sigaction ignore = {.sa_handler = SIG_IGN};
  sigaction(SIGPIPE, &ignore, &pool->former_sigpipe);
  for (size_t i = 0; i < count; i++) {
    if (fork_one(pool, error)) continue;
    if (pool->helper_count == 0) sigaction(SIGPIPE, &pool->former_sigpipe, NULL);
    return false;
  }
  return true;
}

static bool helper_is_gone(struct error *error) {
  error_set(error, ERROR_FAILED, _("a helper process ended before its work was done"));
  return error_hint(error, _("nothing was printed; try again, with --jobs 1 if it happens again"));
}

static size_t backlog(const struct helper *helper) { return helper->out.length - helper->sent; }

static bool send_some(struct helper *helper, struct error *error) {
  while (backlog(helper) > 0) {
    ssize_t count = write(helper->to, helper->out.bytes + helper->sent, backlog(helper));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return true;
    if (count <= 0) return helper_is_gone(error);
    helper->sent += (size_t)count;
  }
  buffer_reset(&helper->out);
  helper->sent = 0;
  return true;
}

/* ---- answers ---- */

static void take_verdict(struct pool *pool, struct helper *helper, struct record *record) {
  struct error error;
  uint64_t tag = record_number(record);
  const char *who = record_text(record);
  struct pool_size size = {.sheets = (size_t)record_number(record)};
  size.pages = (size_t)record_number(record);
  record_error(record, &error);
  helper->waiting--;
  pool->verdict(pool->context, tag, who, &size, error.kind == ERROR_NONE ? NULL : &error);
}

static void take_written(struct pool *pool, struct helper *helper, struct record *record) {
  struct volume_file files[VOLUME_MOST_FILES] = {{{0}, 0}};
  size_t count = (size_t)record_number(record);
  for (size_t i = 0; i < count && i < VOLUME_MOST_FILES; i++) {
    snprintf(files[i].checksum, sizeof files[i].checksum, "%s", record_text(record));
    files[i].pages = (uint32_t)record_number(record);
  }
  helper->task = TASK_NONE;
  pool->volumes_left--;
  pool->source.done(pool->source.context, helper->volume, files);
}

static bool take_answers(struct pool *pool, struct helper *helper, struct error *error) {
  size_t used = 0;
  struct record record;
  while (record_take(helper->in.bytes, helper->in.length, &used, &record)) {
    if (record.kind == RECORD_VERDICT) {
      take_verdict(pool, helper, &record);
    } else if (record.kind == RECORD_WRITTEN) {
      take_written(pool, helper, &record);
    } else {
      record_error(&record, error);
      return false;
    }
  }
  size_t left = helper->in.length - used;
  memmove(helper->in.bytes, helper->in.bytes + used, left);
  buffer_truncate(&helper->in, left);
  return true;
}

static bool receive_some(struct pool *pool, struct helper *helper, struct error *error) {
  char bytes[READ_SIZE];
  for (;;) {
    ssize_t count = read(helper->from, bytes, sizeof bytes);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return true;
    if (count <= 0) return helper_is_gone(error);
    buffer_append_bytes(&helper->in, bytes, (size_t)count);
    if (!take_answers(pool, helper, error)) return false;
  }
}

/* One turn: sends and receives what is possible; with `wait` not before something is. */
static bool turn(struct pool *pool, bool wait, struct error *error) {
  struct pollfd lines[2 * POOL_MOST_HELPERS];
  nfds_t count = 0;
  for (size_t i = 0; i < pool->helper_count; i++) {
    struct helper *helper = &pool->helpers[i];
    lines[count++] = (struct pollfd){.fd = helper->from, .events = POLLIN};
    lines[count++] = (struct pollfd){.fd = backlog(helper) > 0 ? helper->to : -1, .events = POLLOUT};
  }
  int ready = poll(lines, count, wait ? -1 : 0);
  if (ready < 0 && errno != EINTR)
    return error_system(error, errno, _("cannot wait for a helper process (%s)"), "poll");
  if (ready <= 0) return true;
  for (size_t i = 0; i < pool->helper_count; i++) {
    if (lines[2 * i].revents != 0 && !receive_some(pool, &pool->helpers[i], error)) return false;
    if (lines[2 * i + 1].revents != 0 && !send_some(&pool->helpers[i], error)) return false;
  }
  return true;
}

/* ---- texts and checks ---- */

bool pool_text(struct pool *pool, const char *language, const char *source, struct error *error) {
  for (size_t i = 0; i < pool->helper_count; i++) {
    struct buffer *out = &pool->helpers[i].out;
    size_t start = record_begin(out, RECORD_TEXT);
    record_put_text(out, language);
    record_put_text(out, source);
    record_end(out, start);
  }
  return worker_text(pool->worker, language, source, error);
}

void pool_only(struct pool *pool, const char *file, const struct print_pages *pages) {
  worker_only(pool->worker, file, pages);
}

bool pool_image(struct pool *pool, const char *path, const struct picture *picture, struct error *error) {
  worker_image(pool->worker, path, picture);
  if (pool->helper_count == 0) return true;
  struct buffer packed;
  buffer_init(&packed);
  picture_pack(picture, &packed);
  bool done = packed.length < UINT32_MAX / 2;
  if (!done) error_set(error, ERROR_REFUSED, _("a picture is too large: %s"), path);
  for (size_t i = 0; done && i < pool->helper_count; i++) {
    struct buffer *out = &pool->helpers[i].out;
    size_t start = record_begin(out, RECORD_IMAGE);
    record_put_text(out, path);
    record_put_bytes(out, packed.bytes, packed.length);
    record_end(out, start);
  }
  buffer_release(&packed);
  return done;
}

static bool check_here(struct pool *pool, uint64_t tag, const char *who, const struct piece *piece) {
  struct error fault;
  struct pool_size size;
  bool fits = worker_check(pool->worker, piece, &size.sheets, &size.pages, &fault);
  pool->verdict(pool->context, tag, who, &size, fits ? NULL : &fault);
  return true;
}

bool pool_check(struct pool *pool, uint64_t tag, const char *who, const struct piece *piece, struct error *error) {
  if (pool->helper_count == 0) return check_here(pool, tag, who, piece);
  struct helper *idlest = &pool->helpers[0];
  for (size_t i = 1; i < pool->helper_count; i++) {
    if (pool->helpers[i].waiting < idlest->waiting) idlest = &pool->helpers[i];
  }
  size_t start = record_begin(&idlest->out, RECORD_CHECK);
  record_put_number(&idlest->out, tag);
  record_put_text(&idlest->out, who);
  record_put_piece(&idlest->out, piece);
  record_end(&idlest->out, start);
  idlest->waiting++;
  if (!turn(pool, false, error)) return false;
  while (backlog(idlest) > BACKLOG) {
    if (!turn(pool, true, error)) return false;
  }
  return true;
}

bool pool_settle(struct pool *pool, struct error *error) {
  for (;;) {
    bool waiting = false;
    for (size_t i = 0; i < pool->helper_count; i++) waiting = waiting || pool->helpers[i].waiting > 0;
    if (!waiting) return true;
    if (!turn(pool, true, error)) return false;
  }
}

/* ---- volumes ---- */

static bool render_here(struct pool *pool, size_t volume, struct error *error) {
  const struct pool_source *source = &pool->source;
  void *cursor;
  if (!source->open(source->context, volume, &cursor, error)) return false;
  bool done = worker_volume_begin(pool->worker, volume, error);
  bool more = true;
  while (done && more) {
    struct piece piece;
    arena_reset(&pool->arena);
    done = source->next(source->context, cursor, &piece, &pool->arena, &more, error) &&
           (!more || worker_volume_add(pool->worker, &piece, error));
  }
  source->close(source->context, cursor);
  if (!done) return false;
  const char *paths[VOLUME_MOST_FILES];
  struct volume_file files[VOLUME_MOST_FILES];
  for (size_t i = 0; i < source->file_count; i++) paths[i] = source->path(source->context, volume, i);
  if (!worker_volume_write(pool->worker, paths, source->file_count, files, error)) return false;
  source->done(source->context, volume, files);
  return true;
}

static bool begin_volume(struct pool *pool, struct helper *helper, struct error *error) {
  const struct pool_source *source = &pool->source;
  if (!source->open(source->context, pool->next_volume, &helper->cursor, error)) return false;
  helper->volume = pool->next_volume++;
  helper->task = TASK_FEEDING;
  size_t start = record_begin(&helper->out, RECORD_VOLUME);
  record_put_number(&helper->out, helper->volume);
  record_end(&helper->out, start);
  return true;
}

static void end_volume(struct pool *pool, struct helper *helper) {
  const struct pool_source *source = &pool->source;
  source->close(source->context, helper->cursor);
  helper->task = TASK_WRITING;
  size_t start = record_begin(&helper->out, RECORD_WRITE);
  record_put_number(&helper->out, source->file_count);
  for (size_t i = 0; i < source->file_count; i++)
    record_put_text(&helper->out, source->path(source->context, helper->volume, i));
  record_end(&helper->out, start);
}

/* Fills the line of a helper up to the backlog. */
static bool feed(struct pool *pool, struct helper *helper, struct error *error) {
  const struct pool_source *source = &pool->source;
  while (helper->task == TASK_FEEDING && backlog(helper) < BACKLOG) {
    struct piece piece;
    bool more;
    arena_reset(&pool->arena);
    if (!source->next(source->context, helper->cursor, &piece, &pool->arena, &more, error)) return false;
    if (!more) {
      if (pool->may_write) end_volume(pool, helper);
      break;
    }
    size_t start = record_begin(&helper->out, RECORD_PIECE);
    record_put_piece(&helper->out, &piece);
    record_end(&helper->out, start);
  }
  return true;
}

static bool can_begin(const struct pool *pool, const struct helper *helper) {
  const struct pool_source *source = &pool->source;
  if (helper->task != TASK_NONE || pool->next_volume == source->volume_count) return false;
  return source->ready == NULL || source->ready(source->context, pool->next_volume);
}

static bool feed_all(struct pool *pool, struct error *error) {
  for (size_t i = 0; i < pool->helper_count; i++) {
    struct helper *helper = &pool->helpers[i];
    if (can_begin(pool, helper) && !begin_volume(pool, helper, error)) return false;
    if (!feed(pool, helper, error)) return false;
  }
  return true;
}

static bool render_by_helpers(struct pool *pool, struct error *error) {
  while (pool->volumes_left > 0) {
    if (!feed_all(pool, error)) return false;
    if (!pool->source.tick(pool->source.context, error) || !turn(pool, true, error)) return false;
  }
  return true;
}

void pool_begin(struct pool *pool, const struct pool_source *source) {
  pool->source = *source;
  pool->next_volume = source->first_volume;
  pool->volumes_left = source->volume_count - source->first_volume;
  pool->may_write = false;
}

bool pool_go_on(struct pool *pool, struct error *error) {
  return pool->helper_count == 0 || (feed_all(pool, error) && turn(pool, false, error));
}

bool pool_render(struct pool *pool, struct error *error) {
  bool done = true;
  pool->may_write = true;
  if (pool->helper_count > 0) done = render_by_helpers(pool, error);
  else
    for (size_t volume = pool->source.first_volume; done && volume < pool->source.volume_count; volume++)
      done = render_here(pool, volume, error);
  pool_stop(pool);
  return done;
}

void pool_stop(struct pool *pool) {
  for (size_t i = 0; i < pool->helper_count; i++) {
    struct helper *helper = &pool->helpers[i];
    if (helper->task == TASK_FEEDING) pool->source.close(pool->source.context, helper->cursor);
    helper->task = TASK_NONE;
  }
}
