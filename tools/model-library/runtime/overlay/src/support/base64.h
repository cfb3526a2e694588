// Stands in for a header that the wheel lacks. tensor.cc can read and write a tensor file in base64, which
// no library does: the streams pass bytes through.
#pragma once
#include <tvm/support/io.h>

namespace tvm {
namespace support {

class Base64OutStream : public Stream {
 public:
  using Stream::Read;
  using Stream::Write;
  explicit Base64OutStream(Stream* next) : next_(next) {}
  size_t Read(void*, size_t) final { return 0; }
  size_t Write(const void* src, size_t nbytes) final { return next_->Write(src, nbytes); }
  void Finish() {}

 private:
  Stream* next_;
};

class Base64InStream : public Stream {
 public:
  using Stream::Read;
  using Stream::Write;
  explicit Base64InStream(Stream* next) : next_(next) {}
  size_t Read(void* dst, size_t nbytes) final { return next_->Read(dst, nbytes); }
  size_t Write(const void*, size_t) final { return 0; }
  void InitPosition() {}

 private:
  Stream* next_;
};

}  // namespace support
}  // namespace tvm
