// Stands in for a header that the wheel lacks: the base class of its byte streams.
#pragma once
#include <cstddef>
#include <type_traits>

namespace tvm {
namespace support {

template <typename T, typename Enable = void>
struct Serializer;

class Stream {
 public:
  virtual ~Stream() = default;
  virtual size_t Read(void* dst, size_t nbytes) = 0;
  virtual size_t Write(const void* src, size_t nbytes) = 0;

  template <typename T>
  bool Read(T* out) {
    return Serializer<T>::Read(this, out);
  }
  template <typename T>
  void Write(const T& value) {
    Serializer<T>::Write(this, value);
  }
  template <typename T>
  bool ReadArray(T* out, size_t count) {
    for (size_t i = 0; i < count; ++i) {
      if (!Serializer<T>::Read(this, out + i)) return false;
    }
    return true;
  }
  template <typename T>
  void WriteArray(const T* values, size_t count) {
    for (size_t i = 0; i < count; ++i) Serializer<T>::Write(this, values[i]);
  }
};

}  // namespace support
}  // namespace tvm

#include <tvm/support/serializer.h>
