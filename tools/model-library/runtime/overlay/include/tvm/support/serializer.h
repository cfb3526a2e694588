// Stands in for a header that the wheel lacks: (de)serialising of the VM executable and the WebGPU module.
// The layout follows from how the wheel's sources use it, and holds for what its compiler writes: scalars and
// enums raw and little-endian, strings and sequences as a u64 count and then the items.
#pragma once
#include <tvm/ffi/container/array.h>
#include <tvm/ffi/container/map.h>
#include <tvm/ffi/dtype.h>
#include <tvm/ffi/string.h>
#include <tvm/support/io.h>

#include <cstdint>
#include <string>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

namespace tvm {
namespace support {

namespace detail {
template <typename T>
bool GetRaw(Stream* s, T* out) {
  return s->Read(static_cast<void*>(out), sizeof(T)) == sizeof(T);
}
template <typename T>
void PutRaw(Stream* s, const T& v) {
  s->Write(static_cast<const void*>(&v), sizeof(T));
}
}  // namespace detail

// Scalars and enums.
template <typename T>
struct Serializer<T, std::enable_if_t<std::is_arithmetic_v<T> || std::is_enum_v<T>>> {
  static constexpr bool enabled = true;
  static bool Read(Stream* s, T* out) { return detail::GetRaw(s, out); }
  static void Write(Stream* s, const T& v) { detail::PutRaw(s, v); }
};

template <>
struct Serializer<DLDataType> {
  static constexpr bool enabled = true;
  static bool Read(Stream* s, DLDataType* out) {
    return detail::GetRaw(s, &out->code) && detail::GetRaw(s, &out->bits) &&
           detail::GetRaw(s, &out->lanes);
  }
  static void Write(Stream* s, const DLDataType& v) {
    detail::PutRaw(s, v.code);
    detail::PutRaw(s, v.bits);
    detail::PutRaw(s, v.lanes);
  }
};

template <>
struct Serializer<DLDevice> {
  static constexpr bool enabled = true;
  static bool Read(Stream* s, DLDevice* out) {
    int32_t type = 0, id = 0;
    if (!detail::GetRaw(s, &type) || !detail::GetRaw(s, &id)) return false;
    out->device_type = static_cast<DLDeviceType>(type);
    out->device_id = id;
    return true;
  }
  static void Write(Stream* s, const DLDevice& v) {
    detail::PutRaw(s, static_cast<int32_t>(v.device_type));
    detail::PutRaw(s, static_cast<int32_t>(v.device_id));
  }
};

template <>
struct Serializer<std::string> {
  static constexpr bool enabled = true;
  static bool Read(Stream* s, std::string* out) {
    uint64_t n = 0;
    if (!detail::GetRaw(s, &n)) return false;
    out->resize(static_cast<size_t>(n));
    return n == 0 || s->Read(static_cast<void*>(&(*out)[0]), out->size()) == out->size();
  }
  static void Write(Stream* s, const std::string& v) {
    detail::PutRaw(s, static_cast<uint64_t>(v.size()));
    if (!v.empty()) s->Write(static_cast<const void*>(v.data()), v.size());
  }
};

template <>
struct Serializer<ffi::String> {
  static constexpr bool enabled = true;
  static bool Read(Stream* s, ffi::String* out) {
    std::string tmp;
    if (!Serializer<std::string>::Read(s, &tmp)) return false;
    *out = ffi::String(std::move(tmp));
    return true;
  }
  static void Write(Stream* s, const ffi::String& v) {
    Serializer<std::string>::Write(s, std::string(v.data(), v.size()));
  }
};

template <typename A, typename B>
struct Serializer<std::pair<A, B>> {
  static constexpr bool enabled = true;
  static bool Read(Stream* s, std::pair<A, B>* out) {
    return Serializer<A>::Read(s, &out->first) && Serializer<B>::Read(s, &out->second);
  }
  static void Write(Stream* s, const std::pair<A, B>& v) {
    Serializer<A>::Write(s, v.first);
    Serializer<B>::Write(s, v.second);
  }
};

template <typename T>
struct Serializer<std::vector<T>> {
  static constexpr bool enabled = true;
  static bool Read(Stream* s, std::vector<T>* out) {
    uint64_t n = 0;
    if (!detail::GetRaw(s, &n)) return false;
    out->clear();
    out->reserve(static_cast<size_t>(n));
    for (uint64_t i = 0; i < n; ++i) {
      T item{};
      if (!Serializer<T>::Read(s, &item)) return false;
      out->push_back(std::move(item));
    }
    return true;
  }
  static void Write(Stream* s, const std::vector<T>& v) {
    detail::PutRaw(s, static_cast<uint64_t>(v.size()));
    for (const T& item : v) Serializer<T>::Write(s, item);
  }
};

template <typename K, typename V>
struct Serializer<std::unordered_map<K, V>> {
  static constexpr bool enabled = true;
  static bool Read(Stream* s, std::unordered_map<K, V>* out) {
    uint64_t n = 0;
    if (!detail::GetRaw(s, &n)) return false;
    out->clear();
    for (uint64_t i = 0; i < n; ++i) {
      std::pair<K, V> item;
      if (!Serializer<std::pair<K, V>>::Read(s, &item)) return false;
      out->emplace(std::move(item.first), std::move(item.second));
    }
    return true;
  }
  static void Write(Stream* s, const std::unordered_map<K, V>& v) {
    detail::PutRaw(s, static_cast<uint64_t>(v.size()));
    for (const auto& kv : v) {
      Serializer<K>::Write(s, kv.first);
      Serializer<V>::Write(s, kv.second);
    }
  }
};

template <typename T>
struct Serializer<ffi::Array<T>> {
  static constexpr bool enabled = true;
  static bool Read(Stream* s, ffi::Array<T>* out) {
    uint64_t n = 0;
    if (!detail::GetRaw(s, &n)) return false;
    ffi::Array<T> result;
    for (uint64_t i = 0; i < n; ++i) {
      if constexpr (std::is_base_of_v<ffi::ObjectRef, T>) {
        T item{ffi::ObjectPtr<ffi::Object>(nullptr)};
        if (!Serializer<T>::Read(s, &item)) return false;
        result.push_back(item);
      } else {
        T item{};
        if (!Serializer<T>::Read(s, &item)) return false;
        result.push_back(item);
      }
    }
    *out = std::move(result);
    return true;
  }
  static void Write(Stream* s, const ffi::Array<T>& v) {
    detail::PutRaw(s, static_cast<uint64_t>(v.size()));
    for (const T& item : v) Serializer<T>::Write(s, item);
  }
};

template <typename K, typename V>
struct Serializer<ffi::Map<K, V>> {
  static constexpr bool enabled = true;
  static bool Read(Stream* s, ffi::Map<K, V>* out) {
    uint64_t n = 0;
    if (!detail::GetRaw(s, &n)) return false;
    ffi::Map<K, V> result;
    for (uint64_t i = 0; i < n; ++i) {
      K key;
      V value{ffi::ObjectPtr<typename V::ContainerType>(nullptr)};
      if (!Serializer<K>::Read(s, &key) || !Serializer<V>::Read(s, &value)) return false;
      result.Set(key, value);
    }
    *out = std::move(result);
    return true;
  }
  static void Write(Stream* s, const ffi::Map<K, V>& v) {
    detail::PutRaw(s, static_cast<uint64_t>(v.size()));
    for (const auto& kv : v) {
      Serializer<K>::Write(s, kv.first);
      Serializer<V>::Write(s, kv.second);
    }
  }
};

}  // namespace support
}  // namespace tvm
