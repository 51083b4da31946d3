/** The package of the operating system that brings a shared library, by the name that programs are linked against: what the packages hold. */

/** Names that stayed, in Debian 12 and 13, and in Ubuntu, which takes them from there. */
const stayed: Readonly<Record<string, string>> = {
  libblas3: "libblas.so.3",
  "libbz2-1.0": "libbz2.so.1.0",
  libcairo2: "libcairo.so.2",
  libct4: "libct.so.4",
  "libdbus-1-3": "libdbus-1.so.3",
  libdrm2: "libdrm.so.2",
  libegl1: "libEGL.so.1",
  "libenchant-2-2": "libenchant-2.so.2",
  libffi8: "libffi.so.8",
  libfontconfig1: "libfontconfig.so.1",
  libfreetype6: "libfreetype.so.6",
  libgbm1: "libgbm.so.1",
  "libgdk-pixbuf-2.0-0": "libgdk_pixbuf-2.0.so.0",
  libgfortran5: "libgfortran.so.5",
  "libgirepository-1.0-1": "libgirepository-1.0.so.1",
  libgl1: "libGL.so.1",
  libgomp1: "libgomp.so.1",
  "libgssapi-krb5-2": "libgssapi_krb5.so.2",
  "libgstreamer1.0-0": "libgstbase-1.0.so.0 libgstcontroller-1.0.so.0 libgstnet-1.0.so.0 libgstreamer-1.0.so.0",
  libharfbuzz0b: "libharfbuzz.so.0",
  libice6: "libICE.so.6",
  "libkrb5-3": "libkrb5.so.3",
  liblapack3: "liblapack.so.3",
  liblzma5: "liblzma.so.5",
  libmariadb3: "libmariadb.so.3",
  libopenblas0: "libopenblas.so.0",
  libopengl0: "libOpenGL.so.0",
  "libopenjp2-7": "libopenjp2.so.7",
  "libpango-1.0-0": "libpango-1.0.so.0",
  "libpangocairo-1.0-0": "libpangocairo-1.0.so.0",
  "libpangoft2-1.0-0": "libpangoft2-1.0.so.0",
  libportaudio2: "libportaudio.so.2",
  libpq5: "libpq.so.5",
  libpulse0: "libpulse-simple.so.0 libpulse.so.0",
  librdkafka1: "librdkafka.so.1",
  "libsasl2-2": "libsasl2.so.2",
  libsm6: "libSM.so.6",
  libsnappy1v5: "libsnappy.so.1",
  libsndfile1: "libsndfile.so.1",
  libsodium23: "libsodium.so.23",
  "libsqlite3-0": "libsqlite3.so.0",
  libsybdb5: "libsybdb.so.5",
  libsystemd0: "libsystemd.so.0",
  "libtcl8.6": "libtcl8.6.so.0",
  "libtk8.6": "libtk8.6.so.0",
  "libusb-1.0-0": "libusb-1.0.so.0",
  libuuid1: "libuuid.so.1",
  libwebp7: "libwebp.so.7",
  "libx11-6": "libX11.so.6",
  libxcb1: "libxcb.so.1",
  libxcomposite1: "libXcomposite.so.1",
  libxcursor1: "libXcursor.so.1",
  libxdamage1: "libXdamage.so.1",
  libxext6: "libXext.so.6",
  libxfixes3: "libXfixes.so.3",
  libxi6: "libXi.so.6",
  libxkbcommon0: "libxkbcommon.so.0",
  libxml2: "libxml2.so.2",
  libxrandr2: "libXrandr.so.2",
  libxrender1: "libXrender.so.1",
  "libxslt1.1": "libexslt.so.0 libxslt.so.1",
  libxtst6: "libXtst.so.6",
  "libyaml-0-2": "libyaml-0.so.2",
  libzmq5: "libzmq.so.5",
  unixodbc: "libodbc.so.2",
  zlib1g: "libz.so.1"
}

/** Names that got `t64` behind them with the change to 64 bits for times: Debian 13, Ubuntu 24.04. */
const renamed: Readonly<Record<string, string>> = {
  libasound2: "libasound.so.2",
  "libatk-bridge2.0-0": "libatk-bridge-2.0.so.0",
  "libatk1.0-0": "libatk-1.0.so.0",
  "libatspi2.0-0": "libatspi.so.0",
  libcups2: "libcups.so.2",
  libcurl4: "libcurl.so.4",
  "libevent-2.1-7": "libevent-2.1.so.7",
  "libglib2.0-0": "libgio-2.0.so.0 libglib-2.0.so.0 libgmodule-2.0.so.0 libgobject-2.0.so.0 libgthread-2.0.so.0",
  libmagic1: "libmagic.so.1",
  libmemcached11: "libmemcached.so.11",
  "libpcap0.8": "libpcap.so.0.8",
  libssl3: "libcrypto.so.3 libssl.so.3",
  libxmlsec1: "libxmlsec1.so.1",
  libzbar0: "libzbar.so.0"
}

/** Names of Alpine. */
const alpine: Readonly<Record<string, string>> = {
  cairo: "libcairo.so.2",
  fontconfig: "libfontconfig.so.1",
  freetype: "libfreetype.so.6",
  glib: "libgio-2.0.so.0 libglib-2.0.so.0 libgmodule-2.0.so.0 libgobject-2.0.so.0 libgthread-2.0.so.0",
  libgomp: "libgomp.so.1",
  libmagic: "libmagic.so.1",
  libpq: "libpq.so.5",
  libsndfile: "libsndfile.so.1",
  "libstdc++": "libstdc++.so.6",
  libx11: "libX11.so.6",
  libxext: "libXext.so.6",
  libxrender: "libXrender.so.1",
  "mariadb-connector-c": "libmariadb.so.3",
  "mesa-gl": "libGL.so.1",
  pango: "libpango-1.0.so.0 libpangocairo-1.0.so.0 libpangoft2-1.0.so.0",
  unixodbc: "libodbc.so.2"
}

const byLibrary = (table: Readonly<Record<string, string>>, rename: (name: string) => string = (name) => name) =>
  new Map(
    Object.entries(table).flatMap(([name, libraries]) =>
      libraries.split(" ").map((one) => [one, rename(name)] as const)
    )
  )

const before = new Map([...byLibrary(stayed), ...byLibrary(renamed)])
const since = new Map([...byLibrary(stayed), ...byLibrary(renamed, (name) => `${name}t64`)])
const ofAlpine = byLibrary(alpine)

/** What `os-release(5)` says of a key. */
const said = (release: string, key: string): string =>
  new RegExp(`^${key}=["']?([^"'\\n]*)`, "m").exec(release)?.[1] ?? ""

/** How the package is installed there; `undefined` where the system or the library is not known. */
export const packageOf = (library: string, release: string): string | undefined => {
  const [id, version] = [said(release, "ID"), Number(said(release, "VERSION_ID"))]
  if (id === "alpine") return ofAlpine.get(library)
  if (id !== "debian" && id !== "ubuntu") return undefined
  return (version >= (id === "debian" ? 13 : 24.04) ? since : before).get(library)
}
