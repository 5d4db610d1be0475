//! The few names of CPython's limited API (3.9) that the module needs.

use core::ffi::{c_char, c_int, c_long, c_void};

/// An object; never looked into.
#[repr(C)]
pub struct Object {
    _opaque: [u8; 0],
}

/// One function of the module.
#[repr(C)]
pub struct MethodDef {
    pub name: *const c_char,
    pub function: Option<unsafe extern "C" fn(*mut Object, *mut Object) -> *mut Object>,
    pub flags: c_int,
    pub doc: *const c_char,
}

/// `PyModuleDef` with its head written out.
#[repr(C)]
pub struct ModuleDef {
    pub reference_count: isize,
    pub kind: *mut c_void,
    pub init: *mut c_void,
    pub index: isize,
    pub copy: *mut c_void,
    pub name: *const c_char,
    pub doc: *const c_char,
    pub size: isize,
    pub methods: *mut MethodDef,
    pub slots: *mut c_void,
    pub traverse: *mut c_void,
    pub clear: *mut c_void,
    pub free: *mut c_void,
}

pub const METH_VARARGS: c_int = 1;
/// `PYTHON_ABI_VERSION`: the version of the stable interface.
pub const ABI_VERSION: c_int = 3;

unsafe extern "C" {
    pub fn PyModule_Create2(definition: *mut ModuleDef, version: c_int) -> *mut Object;
    pub fn PyArg_ParseTuple(arguments: *mut Object, format: *const c_char, ...) -> c_int;
    pub fn Py_BuildValue(format: *const c_char, ...) -> *mut Object;
    pub fn PyBytes_AsStringAndSize(object: *mut Object, bytes: *mut *mut c_char, length: *mut isize)
    -> c_int;
    pub fn PyLong_FromLong(value: c_long) -> *mut Object;
    pub fn PyOS_BeforeFork();
    pub fn PyOS_AfterFork_Parent();
    pub fn PyOS_AfterFork_Child();
    /// The C library's, which gives the child its own thread id.
    pub fn fork() -> c_int;
}
