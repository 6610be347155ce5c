#include "isnad/page/html_document.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <memory>

#include "isnad/base/utf8.h"

namespace isnad::page {
namespace {

struct CloseOutput {
  void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};

bool is_alnum(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Bytes of the character reference at the front of `raw` ("&nbsp;", "&#1575;"); 0 when there is none.
std::size_t reference_size(std::string_view raw) {
  if (raw.size() < 2 || raw[0] != '&') return 0;
  std::size_t i = raw[1] == '#' ? 2 : 1;
  while (i < raw.size() && i < 40 && is_alnum(raw[i])) ++i;
  if (i < 3) return 0;
  return i < raw.size() && raw[i] == ';' ? i + 1 : i;
}

class DocumentBuilder {
 public:
  explicit DocumentBuilder(const MappedText& source) : source_(source) {}

  HtmlDocument build(const GumboNode* root) {
    struct Step {
      const GumboNode* node;
      std::uint32_t parent;
      std::uint32_t self;
      unsigned next;
    };
    std::vector<Step> stack{{root, 0, add(root, 0), 0}};
    while (!stack.empty()) {
      Step& step = stack.back();
      const GumboVector* children = children_of(step.node);
      if (children == nullptr || step.next >= children->length) {
        document_.nodes[step.self].end = static_cast<std::uint32_t>(document_.nodes.size());
        stack.pop_back();
        continue;
      }
      const auto* child = static_cast<const GumboNode*>(children->data[step.next++]);
      if (child->type == GUMBO_NODE_COMMENT) continue;
      const std::uint32_t parent = step.self;
      const std::uint32_t self = add(child, parent);
      stack.push_back({child, parent, self, 0});
    }
    return std::move(document_);
  }

 private:
  static const GumboVector* children_of(const GumboNode* node) {
    const bool element = node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
    return element ? &node->v.element.children : nullptr;
  }

  // A piece of the parser's buffer, which is the source.
  [[nodiscard]] Span span_of(const GumboStringPiece& piece) const {
    const char* begin = source_.utf8.data();
    if (piece.data == nullptr || piece.data < begin || piece.data > begin + source_.utf8.size()) return {};
    const auto at = static_cast<std::uint32_t>(piece.data - begin);
    const auto size = static_cast<std::uint32_t>(std::min<std::size_t>(piece.length, source_.utf8.size() - at));
    return {at, at + size};
  }

  std::uint32_t add(const GumboNode* node, std::uint32_t parent) {
    HtmlNode out;
    out.parent = parent;
    if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE) {
      const GumboElement& element = node->v.element;
      out.tag = gumbo_normalized_tagname(element.tag);
      out.source = span_of(element.original_tag);
      for (unsigned i = 0; i < element.attributes.length; ++i) {
        out.attributes.push_back(attribute_of(*static_cast<const GumboAttribute*>(element.attributes.data[i])));
      }
    } else {
      out.is_text = true;
      out.source = span_of(node->v.text.original_text);
      const auto begin = static_cast<std::uint32_t>(document_.text.utf8.size());
      append_decoded(document_.text, source_, out.source, node->v.text.text);
      out.text = {begin, static_cast<std::uint32_t>(document_.text.utf8.size())};
    }
    document_.nodes.push_back(std::move(out));
    return static_cast<std::uint32_t>(document_.nodes.size() - 1);
  }

  [[nodiscard]] HtmlAttribute attribute_of(const GumboAttribute& attribute) const {
    Span source = span_of(attribute.original_value);
    const std::string_view raw = cut(source_.utf8, source);
    if (raw.size() >= 2 && (raw.front() == '"' || raw.front() == '\'') && raw.back() == raw.front()) {
      ++source.begin;
      --source.end;
    }
    return {attribute.name, attribute.value, source};
  }

  const MappedText& source_;
  HtmlDocument document_;
};

}  // namespace

const HtmlAttribute* HtmlNode::attribute(std::string_view name) const {
  const auto found =
      std::find_if(attributes.begin(), attributes.end(), [name](const HtmlAttribute& a) { return a.name == name; });
  return found == attributes.end() ? nullptr : &*found;
}

std::string_view HtmlNode::value(std::string_view name) const {
  const HtmlAttribute* found = attribute(name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

HtmlDocument parse_html(const MappedText& source) {
  const std::unique_ptr<GumboOutput, CloseOutput> output(
      gumbo_parse_with_options(&kGumboDefaultOptions, source.utf8.data(), source.utf8.size()));
  return DocumentBuilder(source).build(output->root);
}

// Walks the source and the decoded text side by side. Where they differ without a reason we
// know, the source waits: such text keeps the offset of its neighbour.
void append_decoded(MappedText& to, const MappedText& source, Span raw, std::string_view decoded) {
  const std::string_view bytes = cut(source.utf8, raw);
  std::size_t at = 0;
  std::size_t same_from = 0;
  std::size_t done = 0;
  const auto flush = [&](std::size_t until) {
    const auto begin = raw.begin + static_cast<std::uint32_t>(same_from);
    append_slice(to, source, {begin, raw.begin + static_cast<std::uint32_t>(until)});
  };
  while (done < decoded.size()) {
    const CodePoint want = decode_utf8(decoded, done);
    const std::size_t reference = at < bytes.size() ? reference_size(bytes.substr(at)) : 0;
    const bool spelled =
        reference > 0 && (want.value != '&' || bytes.compare(at, 4, "&amp") == 0 || bytes.compare(at, 2, "&#") == 0);
    if (!spelled && bytes.compare(at, want.size, decoded.substr(done, want.size)) == 0) {
      at += want.size;
      done += want.size;
      continue;
    }
    flush(at);
    std::size_t taken = 0;
    if (spelled) {
      taken = reference;
    } else if (bytes.substr(at, 2) == "\r\n" && want.value == '\n') {
      taken = 2;
    } else if (at < bytes.size() && bytes[at] == '<' && bytes.find('>', at) != std::string_view::npos) {
      at = bytes.find('>', at) + 1;  // a tag that the parser ignored
      same_from = at;
      continue;
    } else if (at < bytes.size()) {
      taken = decode_utf8(bytes, at).size;
    }
    const auto begin = raw.begin + static_cast<std::uint32_t>(std::min(at, bytes.size()));
    append_character(to, want.value, source, {begin, begin + static_cast<std::uint32_t>(taken)});
    at += taken;
    done += want.size;
    same_from = at;
  }
  flush(at);
}

}  // namespace isnad::page
