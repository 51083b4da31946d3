/** Programs that builds start, and what brings each. */

export interface BuildProgram {
  readonly what: string
  /** What `apt-get install` is given. */
  readonly os: string
}
const tool = (names: string, what: string, os: string): ReadonlyArray<readonly [string, BuildProgram]> =>
  names.split(" ").map((name) => [name, { what, os }])

const tools: ReadonlyMap<string, BuildProgram> = new Map([
  ...tool("gcc cc clang c99 c89 gcc-ar cc1", "a C compiler", "build-essential"),
  ...tool("g++ c++ clang++ cc1plus", "a C++ compiler", "build-essential"),
  ...tool("ld ar as", "a linker", "build-essential"),
  ...tool("rustc cargo rustup", "a Rust compiler", "rustc cargo"),
  ...tool("gfortran f77 f90 f95 flang flang-new ifort", "a Fortran compiler", "gfortran"),
  ...tool("cmake", "CMake", "cmake"),
  ...tool("ninja ninja-build samu", "Ninja", "ninja-build"),
  ...tool("make gmake", "make", "make"),
  ...tool("pkg-config pkgconf", "pkg-config", "pkg-config"),
  ...tool("swig swig2.0 swig3.0 swig4.0", "SWIG", "swig"),
  ...tool("bison yacc", "Bison", "bison"),
  ...tool("flex lex", "Flex", "flex"),
  ...tool("autoconf autoreconf autoheader", "Autoconf", "autoconf automake libtool"),
  ...tool("automake aclocal", "Automake", "autoconf automake libtool"),
  ...tool("libtool libtoolize glibtoolize", "Libtool", "autoconf automake libtool"),
  ...tool("m4", "m4", "m4"),
  ...tool("patch", "patch", "patch"),
  ...tool("nasm", "NASM", "nasm"),
  ...tool("yasm", "Yasm", "yasm"),
  ...tool("perl", "Perl", "perl"),
  ...tool("git", "git", "git"),
  ...tool("hg", "Mercurial", "mercurial"),
  ...tool("svn", "Subversion", "subversion"),
  ...tool("go", "Go", "golang-go"),
  ...tool("java javac", "Java", "default-jdk-headless"),
  ...tool("ant", "Ant", "ant"),
  ...tool("mvn", "Maven", "maven"),
  ...tool("node npm npx yarn", "Node.js", "nodejs npm"),
  ...tool("protoc", "protoc", "protobuf-compiler"),
  ...tool("thrift", "Thrift", "thrift-compiler"),
  ...tool("llvm-config", "LLVM", "llvm-dev"),
  ...tool("qmake qmake6", "Qt", "qtbase5-dev"),
  ...tool("R Rscript", "R", "r-base-dev"),
  ...tool("nvcc", "a CUDA compiler", "nvidia-cuda-toolkit"),
  ...tool("bazel bazelisk", "Bazel", "bazel-bootstrap"),
  ...tool("unzip", "unzip", "unzip"),
  ...tool("wget", "wget", "wget"),
  ...tool("curl", "curl", "curl"),
  ...tool("xz", "xz", "xz-utils"),
  ...tool("msgfmt", "gettext", "gettext"),
  ...tool("pandoc", "pandoc", "pandoc")
])

/** Cross-compiler names (`x86_64-linux-gnu-gcc`) and versions (`gcc-12`, `clang-15`) mean the plain program. */
export const toolNamed = (name: string): BuildProgram | undefined => {
  const plain = name
    .replace(/^.*\//, "")
    .replace(/^[a-z0-9_]+-(?:[a-z]+-)?linux-(?:gnu|musl)[a-z]*-/, "")
    .replace(/(?<=gcc|g\+\+|clang|gfortran|llvm-config)-\d+(?:\.\d+)?$/, "")
  return tools.get(plain)
}
