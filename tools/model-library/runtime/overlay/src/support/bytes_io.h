// Stands in for a header that the wheel lacks: streams over bytes in memory.
#pragma once
#include <tvm/support/io.h>

#include <algorithm>
#include <cstring>
#include <string>

namespace tvm {
namespace support {

class BytesInStream : public Stream {
 public:
  using Stream::Read;
  using Stream::Write;
  BytesInStream(const char* data, size_t size) : cur_(data), left_(size) {}
  explicit BytesInStream(const std::string& s) : BytesInStream(s.data(), s.size()) {}
  explicit BytesInStream(const ffi::Bytes& b) : BytesInStream(b.data(), b.size()) {}
  size_t Read(void* dst, size_t nbytes) final {
    const size_t n = std::min(nbytes, left_);
    if (n != 0) std::memcpy(dst, cur_, n);
    cur_ += n;
    left_ -= n;
    return n;
  }
  size_t Write(const void*, size_t) final { return 0; }

 private:
  const char* cur_;
  size_t left_;
};

class BytesOutStream : public Stream {
 public:
  using Stream::Read;
  using Stream::Write;
  explicit BytesOutStream(std::string* out) : out_(out) {}
  size_t Read(void*, size_t) final { return 0; }
  size_t Write(const void* src, size_t nbytes) final {
    out_->append(static_cast<const char*>(src), nbytes);
    return nbytes;
  }

 private:
  std::string* out_;
};

}  // namespace support
}  // namespace tvm
