/** The package of the operating system that brings a shared library, by the name that programs are linked against: what the packages hold. */
import * as Effect from "effect/Effect"
import { Filesystem, ifSeen } from "../services/Filesystem.ts"

/** Names that stayed, in Debian 12 and 13, and in Ubuntu, which takes them from there. */
const stayed: Readonly<Record<string, string>> = {
  libblas3: "libblas.so.3",
  libbluetooth3: "libbluetooth.so.3",
  "libbz2-1.0": "libbz2.so.1.0",
  libcairo2: "libcairo.so.2",
  libcap2: "libcap.so.2",
  libct4: "libct.so.4",
  "libdbus-1-3": "libdbus-1.so.3",
  libdrm2: "libdrm.so.2",
  libegl1: "libEGL.so.1",
  "libenchant-2-2": "libenchant-2.so.2",
  libexpat1: "libexpat.so.1",
  libffi8: "libffi.so.8",
  libfontconfig1: "libfontconfig.so.1",
  libfreetype6: "libfreetype.so.6",
  libgbm1: "libgbm.so.1",
  "libgdk-pixbuf-2.0-0": "libgdk_pixbuf-2.0.so.0",
  libgfortran5: "libgfortran.so.5",
  "libgirepository-1.0-1": "libgirepository-1.0.so.1",
  libgl1: "libGL.so.1",
  "libglu1-mesa": "libGLU.so.1",
  libgmp10: "libgmp.so.10",
  libgomp1: "libgomp.so.1",
  "libgssapi-krb5-2": "libgssapi_krb5.so.2",
  "libgstreamer1.0-0": "libgstbase-1.0.so.0 libgstcontroller-1.0.so.0 libgstnet-1.0.so.0 libgstreamer-1.0.so.0",
  libharfbuzz0b: "libharfbuzz.so.0",
  "libhidapi-hidraw0": "libhidapi-hidraw.so.0",
  "libhunspell-1.7-0": "libhunspell-1.7.so.0",
  libice6: "libICE.so.6",
  "libkrb5-3": "libkrb5.so.3",
  liblapack3: "liblapack.so.3",
  libltdl7: "libltdl.so.7",
  liblzma5: "liblzma.so.5",
  libmariadb3: "libmariadb.so.3",
  libmp3lame0: "libmp3lame.so.0",
  libmpfr6: "libmpfr.so.6",
  libncurses6: "libncurses.so.6",
  libncursesw6: "libncursesw.so.6",
  libnspr4: "libnspr4.so",
  libnss3: "libnss3.so libnssutil3.so libsmime3.so",
  libopenblas0: "libopenblas.so.0",
  libopengl0: "libOpenGL.so.0",
  "libopenjp2-7": "libopenjp2.so.7",
  libopenslide0: "libopenslide.so.0",
  libopus0: "libopus.so.0",
  "libpango-1.0-0": "libpango-1.0.so.0",
  "libpangocairo-1.0-0": "libpangocairo-1.0.so.0",
  "libpangoft2-1.0-0": "libpangoft2-1.0.so.0",
  libpcsclite1: "libpcsclite.so.1",
  libportaudio2: "libportaudio.so.2",
  libpq5: "libpq.so.5",
  libproj25: "libproj.so.25",
  libpulse0: "libpulse-simple.so.0 libpulse.so.0",
  librdkafka1: "librdkafka.so.1",
  "libsasl2-2": "libsasl2.so.2",
  "libsdl2-2.0-0": "libSDL2-2.0.so.0",
  libseccomp2: "libseccomp.so.2",
  libsm6: "libSM.so.6",
  libsnappy1v5: "libsnappy.so.1",
  libsndfile1: "libsndfile.so.1",
  libsodium23: "libsodium.so.23",
  "libsqlite3-0": "libsqlite3.so.0",
  "libstdc++6": "libstdc++.so.6",
  libsybdb5: "libsybdb.so.5",
  libsystemd0: "libsystemd.so.0",
  "libtcl8.6": "libtcl8.6.so.0",
  libtesseract5: "libtesseract.so.5",
  libtiff6: "libtiff.so.6",
  libtinfo6: "libtinfo.so.6",
  "libtk8.6": "libtk8.6.so.0",
  libudev1: "libudev.so.1",
  "libusb-1.0-0": "libusb-1.0.so.0",
  libuuid1: "libuuid.so.1",
  libvlc5: "libvlc.so.5",
  "libwayland-client0": "libwayland-client.so.0",
  "libwayland-cursor0": "libwayland-cursor.so.0",
  "libwayland-egl1": "libwayland-egl.so.1",
  libwebp7: "libwebp.so.7",
  "libx11-6": "libX11.so.6",
  "libx11-xcb1": "libX11-xcb.so.1",
  "libxcb-cursor0": "libxcb-cursor.so.0",
  "libxcb-icccm4": "libxcb-icccm.so.4",
  "libxcb-image0": "libxcb-image.so.0",
  "libxcb-keysyms1": "libxcb-keysyms.so.1",
  "libxcb-render-util0": "libxcb-render-util.so.0",
  "libxcb-shape0": "libxcb-shape.so.0",
  "libxcb-xkb1": "libxcb-xkb.so.1",
  libxcb1: "libxcb.so.1",
  libxcomposite1: "libXcomposite.so.1",
  libxcursor1: "libXcursor.so.1",
  libxdamage1: "libXdamage.so.1",
  libxext6: "libXext.so.6",
  libxfixes3: "libXfixes.so.3",
  libxi6: "libXi.so.6",
  libxinerama1: "libXinerama.so.1",
  "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
  libxkbcommon0: "libxkbcommon.so.0",
  libxml2: "libxml2.so.2",
  libxrandr2: "libXrandr.so.2",
  libxrender1: "libXrender.so.1",
  "libxslt1.1": "libexslt.so.0 libxslt.so.1",
  libxss1: "libXss.so.1",
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
  libelf1: "libelf.so.1",
  "libevent-2.1-7": "libevent-2.1.so.7",
  "libglib2.0-0": "libgio-2.0.so.0 libglib-2.0.so.0 libgmodule-2.0.so.0 libgobject-2.0.so.0 libgthread-2.0.so.0",
  libgnutls30: "libgnutls.so.30",
  "libgtk-3-0": "libgdk-3.so.0 libgtk-3.so.0",
  libmagic1: "libmagic.so.1",
  libmemcached11: "libmemcached.so.11",
  "libpcap0.8": "libpcap.so.0.8",
  "libpng16-16": "libpng16.so.16",
  libreadline8: "libreadline.so.8",
  "libssh2-1": "libssh2.so.1",
  libssl3: "libcrypto.so.3 libssl.so.3",
  libuv1: "libuv.so.1",
  libxmlsec1: "libxmlsec1.so.1",
  libxt6: "libXt.so.6",
  libzbar0: "libzbar.so.0"
}

/** Names from before that change, and those since, where more than `t64` is other. */
const earlier: Readonly<Record<string, string>> = {
  libaio1: "libaio.so.1",
  libgdal30: "libgdal.so.30",
  libgdal32: "libgdal.so.32",
  "libgeos-c1v5": "libgeos_c.so.1",
  "libldap-2.5-0": "liblber-2.5.so.0 libldap-2.5.so.0",
  "libmagickwand-6.q16-6": "libMagickWand-6.Q16.so.6",
  libproj22: "libproj.so.22",
  libtiff5: "libtiff.so.5"
}
const later: Readonly<Record<string, string>> = {
  libaio1t64: "libaio.so.1t64",
  libgdal34t64: "libgdal.so.34",
  "libgeos-c1t64": "libgeos_c.so.1",
  libldap2: "liblber.so.2 libldap.so.2",
  "libmagickwand-6.q16-7t64": "libMagickWand-6.Q16.so.7",
  "libmagickwand-7.q16-10": "libMagickWand-7.Q16.so.10"
}

/** What Ubuntu alone builds in its own way. */
const ofUbuntu = new Map([
  ["libjpeg.so.8", "libjpeg-turbo8"],
  ["libmysqlclient.so.21", "libmysqlclient21"]
])
const ofDebian = new Map([["libjpeg.so.62", "libjpeg62-turbo"]])

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

const before = new Map([...byLibrary(stayed), ...byLibrary(renamed), ...byLibrary(earlier)])
const since = new Map([...byLibrary(stayed), ...byLibrary(renamed, (name) => `${name}t64`), ...byLibrary(later)])
const ofAlpine = byLibrary(alpine)

/** What `os-release(5)` says of a key. */
const said = (release: string, key: string): string =>
  new RegExp(`^${key}=["']?([^"'\\n]*)`, "m").exec(release)?.[1] ?? ""

/** How the package is installed there; `undefined` where the system or the library is not known. */
export const packageOf = (library: string, release: string): string | undefined => {
  const [id, version] = [said(release, "ID"), Number(said(release, "VERSION_ID"))]
  if (id === "alpine") return ofAlpine.get(library)
  if (id !== "debian" && id !== "ubuntu") return undefined
  const own = (id === "ubuntu" ? ofUbuntu : ofDebian).get(library)
  return own ?? (version >= (id === "debian" ? 13 : 24.04) ? since : before).get(library)
}

/** What the system says of itself, where that is asked for at all. */
export const systemRelease = Effect.gen(function* () {
  const files = yield* Filesystem
  return (yield* ifSeen(files.readText("/etc/os-release"))) ?? ""
})
