#include "tests/power_loss_vfs.h"

#include <sqlite3.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <vector>

namespace isnad::tests {
namespace {

constexpr std::size_t sector = 512;

struct Write {
  std::int64_t offset;
  std::string bytes;  // empty: the file is cut at `offset`
  bool cuts = false;
};

struct Disk {
  std::string synced;
  std::vector<Write> since;
};

// SQLite calls plain functions, so what they share stands here.
struct Shim {
  sqlite3_vfs vfs{};
  sqlite3_vfs* real = nullptr;
  std::map<std::string, Disk> disks;
  std::uint64_t operations = 0;
  std::uint64_t picture_at = 0;
  std::string folder;
  std::uint32_t seed = 0;
  bool taken = false;
};
Shim shim;

struct File {
  sqlite3_file base;
  Disk* disk;
  sqlite3_file* real;  // follows this struct in memory
};

File* file_of(sqlite3_file* f) { return reinterpret_cast<File*>(f); }

void apply_write(std::string& content, const Write& w) {
  const auto offset = static_cast<std::size_t>(w.offset);
  if (w.cuts) {
    content.resize(offset);
    return;
  }
  if (content.size() < offset + w.bytes.size()) content.resize(offset + w.bytes.size());
  content.replace(offset, w.bytes.size(), w.bytes);
}

// Of a write that was not synced each sector may or may not have arrived.
void apply_partly(std::string& content, const Write& w, std::mt19937& random) {
  if (w.cuts || w.bytes.empty()) {
    if (random() % 2 == 0) apply_write(content, w);
    return;
  }
  for (std::size_t at = 0; at < w.bytes.size(); at += sector) {
    if (random() % 2 == 0) apply_write(content, {w.offset + static_cast<std::int64_t>(at), w.bytes.substr(at, sector), false});
  }
}

void take_picture() {
  std::mt19937 random(shim.seed);
  for (const auto& [path, disk] : shim.disks) {
    std::string content = disk.synced;
    for (const Write& w : disk.since) apply_partly(content, w, random);
    std::ofstream(std::filesystem::path(shim.folder) / std::filesystem::path(path).filename(), std::ios::binary) << content;
  }
  shim.taken = true;
}

void count_operation() {
  if (++shim.operations == shim.picture_at) take_picture();
}

int x_close(sqlite3_file* f) { return file_of(f)->real->pMethods->xClose(file_of(f)->real); }
int x_read(sqlite3_file* f, void* to, int size, sqlite3_int64 at) {
  return file_of(f)->real->pMethods->xRead(file_of(f)->real, to, size, at);
}
int x_write(sqlite3_file* f, const void* from, int size, sqlite3_int64 at) {
  count_operation();
  file_of(f)->disk->since.push_back({at, std::string(static_cast<const char*>(from), static_cast<std::size_t>(size)), false});
  return file_of(f)->real->pMethods->xWrite(file_of(f)->real, from, size, at);
}
int x_truncate(sqlite3_file* f, sqlite3_int64 size) {
  count_operation();
  file_of(f)->disk->since.push_back({size, {}, true});
  return file_of(f)->real->pMethods->xTruncate(file_of(f)->real, size);
}
int x_sync(sqlite3_file* f, int flags) {
  count_operation();
  Disk& disk = *file_of(f)->disk;
  for (const Write& w : disk.since) apply_write(disk.synced, w);
  disk.since.clear();
  return file_of(f)->real->pMethods->xSync(file_of(f)->real, flags);
}
int x_size(sqlite3_file* f, sqlite3_int64* size) { return file_of(f)->real->pMethods->xFileSize(file_of(f)->real, size); }
int x_lock(sqlite3_file* f, int level) { return file_of(f)->real->pMethods->xLock(file_of(f)->real, level); }
int x_unlock(sqlite3_file* f, int level) { return file_of(f)->real->pMethods->xUnlock(file_of(f)->real, level); }
int x_reserved(sqlite3_file* f, int* out) { return file_of(f)->real->pMethods->xCheckReservedLock(file_of(f)->real, out); }
int x_control(sqlite3_file* f, int op, void* arg) { return file_of(f)->real->pMethods->xFileControl(file_of(f)->real, op, arg); }
int x_sector(sqlite3_file* /*f*/) { return sector; }
// No promise of the real disk is passed on: nothing is atomic, nothing is in order.
int x_device(sqlite3_file* /*f*/) { return 0; }
int x_shm_map(sqlite3_file* f, int page, int size, int extend, void volatile** out) {
  return file_of(f)->real->pMethods->xShmMap(file_of(f)->real, page, size, extend, out);
}
int x_shm_lock(sqlite3_file* f, int at, int n, int flags) {
  return file_of(f)->real->pMethods->xShmLock(file_of(f)->real, at, n, flags);
}
void x_shm_barrier(sqlite3_file* f) { file_of(f)->real->pMethods->xShmBarrier(file_of(f)->real); }
int x_shm_unmap(sqlite3_file* f, int remove) { return file_of(f)->real->pMethods->xShmUnmap(file_of(f)->real, remove); }

const sqlite3_io_methods methods{2,          x_close,       x_read,      x_write,   x_truncate, x_sync,   x_size,
                                 x_lock,     x_unlock,      x_reserved,  x_control, x_sector,   x_device, x_shm_map,
                                 x_shm_lock, x_shm_barrier, x_shm_unmap, nullptr,   nullptr};

int x_open(sqlite3_vfs* /*vfs*/, const char* name, sqlite3_file* f, int flags, int* out_flags) {
  File* file = file_of(f);
  file->real = reinterpret_cast<sqlite3_file*>(file + 1);
  file->base.pMethods = nullptr;
  const int code = shim.real->xOpen(shim.real, name, file->real, flags, out_flags);
  if (code != SQLITE_OK) return code;
  file->disk = &shim.disks[name == nullptr ? "temporary" : name];
  file->base.pMethods = &methods;
  return SQLITE_OK;
}

int x_delete(sqlite3_vfs* /*vfs*/, const char* name, int sync) {
  count_operation();
  shim.disks.erase(name);
  return shim.real->xDelete(shim.real, name, sync);
}

}  // namespace

PowerLossVfs::PowerLossVfs() {
  shim = Shim{};
  shim.real = sqlite3_vfs_find(nullptr);
  shim.vfs = *shim.real;
  shim.vfs.zName = "power_loss";
  shim.vfs.szOsFile = static_cast<int>(sizeof(File)) + shim.real->szOsFile;
  shim.vfs.xOpen = x_open;
  shim.vfs.xDelete = x_delete;
  sqlite3_vfs_register(&shim.vfs, 1);
}

PowerLossVfs::~PowerLossVfs() {
  sqlite3_vfs_unregister(&shim.vfs);
  sqlite3_vfs_register(shim.real, 1);
}

std::uint64_t PowerLossVfs::operations() const { return shim.operations; }

void PowerLossVfs::picture_before(std::uint64_t operation, const std::string& folder, std::uint32_t seed) {
  shim.picture_at = operation;
  shim.folder = folder;
  shim.seed = seed;
  shim.taken = false;
}

bool PowerLossVfs::taken() const { return shim.taken; }

}  // namespace isnad::tests
