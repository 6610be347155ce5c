#include "apps/cli/ordered_pool.h"

#include <chrono>
#include <exception>

#include "apps/cli/interrupt.h"

namespace isnad::cli {

OrderedPool::OrderedPool(Inputs& inputs, unsigned jobs, Work work)
    : inputs_(inputs), most_(std::uint64_t{jobs} * 2), work_(std::move(work)) {
  const SignalsBlocked main_thread_only;
  for (unsigned i = 0; i < jobs; ++i) threads_.emplace_back([this] { run(); });
}

OrderedPool::~OrderedPool() {
  {
    const std::lock_guard lock(state_);
    stopped_ = true;
  }
  room_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void OrderedPool::run() {
  Input input;
  std::uint64_t number = 0;
  while (take_input(input, number)) {
    Outcome outcome = worked(input);
    input.bytes = {};  // not to be held while waiting for room
    {
      const std::lock_guard lock(state_);
      outcomes_.emplace(number, std::move(outcome));
    }
    ready_.notify_one();
  }
}

// Numbers are given under `source_`, so they follow the order of the inputs; whoever
// holds the lowest number has its room already, so the oldest never waits.
bool OrderedPool::take_input(Input& input, std::uint64_t& number) {
  const std::lock_guard reading(source_);
  {
    std::unique_lock lock(state_);
    room_.wait(lock, [this] { return stopped_ || (begun_ - taken_ < most_ && bytes_ < bytes_in_flight); });
    if (stopped_ || ended_) return false;
  }
  auto next = inputs_.next();
  const std::lock_guard lock(state_);
  if (!next) {
    ended_ = true;
    ready_.notify_one();
    return false;
  }
  input = std::move(*next);
  number = begun_++;
  bytes_ += input.bytes.size();
  return true;
}

Outcome OrderedPool::worked(const Input& input) const {
  Outcome outcome;
  if (input.refused) {
    outcome.refused = input.refused->line();
  } else {
    try {
      outcome = work_(input);
    } catch (const std::exception& e) {
      // Only memory can fail here; the other pages may still fit.
      outcome.refused = input.name + ": could not be read (" + e.what() + "); free some memory or read it alone with --jobs 1";
    }
  }
  outcome.read_so_far = input.read_so_far;
  outcome.bytes = input.bytes.size();
  return outcome;
}

OrderedPool::Take OrderedPool::take(Outcome& out) {
  std::unique_lock lock(state_);
  const auto is_ready = [this] { return outcomes_.count(taken_) != 0 || (ended_ && taken_ == begun_); };
  if (!ready_.wait_for(lock, std::chrono::milliseconds(100), is_ready)) return Take::waiting;
  const auto found = outcomes_.find(taken_);
  if (found == outcomes_.end()) return Take::end;
  out = std::move(found->second);
  outcomes_.erase(found);
  ++taken_;
  bytes_ -= out.bytes;
  lock.unlock();
  room_.notify_all();
  return Take::outcome;
}

}  // namespace isnad::cli
