// The C entry points that tvmjs (inside @mlc-ai/web-llm) looks up on a library's instance. Replaces the
// wheel's tvmjs_support.cc, which needs headers of remote procedure calls that the wheel does not ship.
#define TVM_FFI_ALWAYS_LOG_BEFORE_THROW 1
#include <tvm/ffi/c_api.h>
#include <tvm/ffi/error.h>
#include <tvm/ffi/function.h>
#include <tvm/ffi/reflection/registry.h>

#include <cstdint>
#include <cstdlib>
#include <string>

#define WASM_EXPORT extern "C" __attribute__((used, visibility("default")))

// Imports that tvmjs provides in "env".
extern "C" int TVMFFIWasmSafeCall(void* self, const TVMFFIAny* args, int32_t num_args,
                                  TVMFFIAny* result);
extern "C" void TVMFFIWasmFunctionDeleter(void* self);

WASM_EXPORT void* TVMWasmAllocSpace(int size) {
  // 8-byte aligned scratch space for the JavaScript call stack.
  return std::malloc(static_cast<size_t>((size + 7) & ~7));
}

WASM_EXPORT void TVMWasmFreeSpace(void* ptr) { std::free(ptr); }

WASM_EXPORT int TVMFFIWasmFunctionCreate(void* handle, TVMFFIObjectHandle* out) {
  return TVMFFIFunctionCreate(handle, TVMFFIWasmSafeCall, TVMFFIWasmFunctionDeleter, out);
}

WASM_EXPORT const char* TVMFFIWasmGetLastError() {
  static std::string text;
  TVMFFIObjectHandle handle = nullptr;
  TVMFFIErrorMoveFromRaised(&handle);
  if (handle == nullptr) {
    text = "unknown error";
  } else {
    const TVMFFIErrorCell* cell = TVMFFIErrorGetCellPtr(handle);
    text = std::string(cell->kind.data, cell->kind.size) + ": " +
           std::string(cell->message.data, cell->message.size);
    TVMFFIObjectDecRef(handle);
  }
  return text.c_str();
}

// The attention cache insists on functions that a chat never calls (library/kv_cache.py).
TVM_FFI_STATIC_INIT_BLOCK() {
  tvm::ffi::reflection::GlobalDef().def_packed(
      "hearth.left_out", [](tvm::ffi::PackedArgs, tvm::ffi::Any*) {
        TVM_FFI_THROW(RuntimeError) << "This model library was built without forking, compacting or "
                                       "reading back the attention cache";
      });
}
