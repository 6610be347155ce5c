#include "isnad/mentions/name_variants.h"

#include <algorithm>
#include <array>
#include <utility>

namespace isnad::mentions {
namespace {

struct Sound {
  std::string_view letters, sound;
};

// Long vowels and the seats of hamza have no sound of their own here; an initial one is kept by may_be_variants.
constexpr std::array<Sound, 14> sounds = {{
    {"\xD8\xA7", ""}, {"\xD9\x88", ""}, {"\xD9\x8A", ""}, {"\xD8\xA1", ""}, {"\xD8\xA4", ""}, {"\xD8\xA6", ""}, {"\xD9\x89", ""},
    {"\xD8\xBA", "\xD9\x83"},          // gheen
    {"\xD8\xAC", "\xD9\x83"},          // jeem
    {"\xD9\x82", "\xD9\x83"},          // qaf
    {"\xDA\xAF", "\xD9\x83"},          // gaf
    {"\xDA\xA4", "\xD9\x81"},          // veh
    {"\xD9\xBE", "\xD8\xA8"},          // peh
    {"\xDA\x86", "\xD8\xAA\xD8\xB4"},  // cheh
}};

constexpr std::size_t least_sound = 10;  // bytes: five letters
constexpr std::size_t most_apart = 4;    // bytes: two letters

std::string without_gaps(std::string_view name) {
  std::string out(name);
  out.erase(std::remove(out.begin(), out.end(), ' '), out.end());
  return out;
}

std::string_view next_word(std::string_view& rest) {
  const std::size_t space = rest.find(' ');
  const std::string_view word = rest.substr(0, space);
  rest.remove_prefix(space == std::string_view::npos ? rest.size() : space + 1);
  return word;
}

// The first letter as it sounds: a vowel stays a vowel.
std::string opening(std::string_view word) {
  const std::string_view letter = word.substr(0, 2);
  const std::string sound = sound_of(letter);
  return sound.empty() ? "-" : sound;
}

// Whether all letters of `few` stand in `many`, in their order.
bool is_within(std::string_view few, std::string_view many) {
  for (std::size_t at = 0; at < many.size() && !few.empty(); at += 2) {
    if (many.substr(at, 2) == few.substr(0, 2)) few.remove_prefix(2);
  }
  return few.empty();
}

bool alike(std::string_view a, std::string_view b) {
  if (a == b) return true;
  if (a.size() > b.size()) std::swap(a, b);
  if (a.size() < 4 || b.size() - a.size() > most_apart || opening(a) != opening(b)) return false;
  const std::string sound = sound_of(a);
  if (sound != sound_of(b)) return false;
  // "Islam" is not "Islami".
  const bool open = sound_of(a.substr(a.size() - 2)).empty();
  if (open != sound_of(b.substr(b.size() - 2)).empty()) return false;
  // Three consonants are an Arabic root, and another vowel makes another word of it ("`Attaf", "`Atif").
  constexpr std::size_t root = 6;
  return sound.size() > root || is_within(a, b);
}

}  // namespace

std::string sound_of(std::string_view folded) {
  std::string out;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t size = static_cast<unsigned char>(folded[at]) < 0x80 ? 1 : 2;
    std::string_view letter = folded.substr(at, size);
    at += size;
    if (size == 1) continue;
    const auto* const found = std::find_if(sounds.begin(), sounds.end(), [&](const Sound& s) { return s.letters == letter; });
    if (found != sounds.end()) letter = found->sound;
    const bool doubled = letter.size() == 2 && out.size() >= 2 && std::string_view(out).substr(out.size() - 2) == letter;
    if (!doubled) out += letter;
  }
  return out;
}

bool tells_apart(std::string_view sound) { return sound.size() >= least_sound; }

bool may_be_variants(std::string_view a, std::string_view b) {
  if (a.find(' ') == std::string_view::npos || b.find(' ') == std::string_view::npos) return false;
  if (without_gaps(a) == without_gaps(b)) return true;
  if (std::count(a.begin(), a.end(), ' ') != std::count(b.begin(), b.end(), ' ')) return false;
  while (!a.empty() && !b.empty()) {
    if (!alike(next_word(a), next_word(b))) return false;
  }
  return true;
}

}  // namespace isnad::mentions
