// cli: many threads work on the inputs, the results come out in the order of the inputs.
//
// Bounded: at most jobs * 2 inputs, and at most `bytes_in_flight` bytes of input
// (one page more when that is larger), wait, are worked on or wait to be taken.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "apps/cli/inputs.h"
#include "isnad/record/addition.h"

namespace isnad::cli {

constexpr std::uint64_t bytes_in_flight = std::uint64_t{128} << 20U;

/// What became of one input.
struct Outcome {
  std::shared_ptr<const record::Addition> addition;  ///< for a store; else none
  std::string text;     ///< for standard output
  std::string refused;  ///< the line for standard error when it was not read, else empty
  std::uint64_t events = 0;
  std::uint64_t read_so_far = 0;
  std::uint64_t bytes = 0;
};

class OrderedPool {
 public:
  using Work = std::function<Outcome(const Input&)>;

  /// `inputs` must outlive the pool; `work` is called from `jobs` threads.
  OrderedPool(Inputs& inputs, unsigned jobs, Work work);
  /// Waits for the pages that are being worked on.
  ~OrderedPool();
  OrderedPool(const OrderedPool&) = delete;
  OrderedPool& operator=(const OrderedPool&) = delete;
  OrderedPool(OrderedPool&&) = delete;
  OrderedPool& operator=(OrderedPool&&) = delete;

  enum class Take { outcome, end, waiting };
  /// The next outcome in order; `waiting` when it is not ready after a tenth of a second.
  [[nodiscard]] Take take(Outcome& out);

 private:
  void run();
  [[nodiscard]] bool take_input(Input& input, std::uint64_t& number);
  [[nodiscard]] Outcome worked(const Input& input) const;

  Inputs& inputs_;
  const std::uint64_t most_;
  const Work work_;
  std::mutex source_;  // held while an input is read
  std::mutex state_;   // guards what follows
  std::condition_variable room_;
  std::condition_variable ready_;
  std::map<std::uint64_t, Outcome> outcomes_;
  std::uint64_t begun_ = 0;
  std::uint64_t taken_ = 0;
  std::uint64_t bytes_ = 0;
  bool ended_ = false;
  bool stopped_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace isnad::cli
