/** Libraries in C that packages are built against, and the package of Debian (and Ubuntu) that brings each. */

export interface Library {
  /** What `apt-get install` is given. */
  readonly os: string
  readonly what: string
  /** Names of headers; one that ends in `/` stands for all below. */
  readonly headers: ReadonlyArray<string>
  /** The library's names as `-l` has them. */
  readonly links: ReadonlyArray<string>
  /** Modules of pkg-config, and programs that tell where the library is. */
  readonly asked: ReadonlyArray<string>
}

const words = (text: string): ReadonlyArray<string> => text.split(" ").filter((word) => word !== "")
const library = (os: string, what: string, headers: string, links = "", asked = ""): Library => ({
  os,
  what,
  headers: words(headers),
  links: words(links),
  asked: words(asked)
})

export const libraries: ReadonlyArray<Library> = [
  library(
    "libpq-dev",
    "PostgreSQL's client library",
    "libpq-fe.h postgres_fe.h postgres_ext.h pg_config.h libpq/ catalog/",
    "pq",
    "pg_config libpq"
  ),
  library(
    "default-libmysqlclient-dev pkg-config",
    "MySQL's client library",
    "mysql.h my_config.h mysql/ my_global.h mysqld_error.h",
    "mysqlclient mysqlclient_r mariadb mariadbclient perconaserverclient",
    "mysql_config mysqlclient mariadb_config"
  ),
  library("libmariadb-dev", "MariaDB's client library", "mariadb/ mariadb_com.h", "", "libmariadb mariadb"),
  library(
    "libxml2-dev libxslt1-dev",
    "the XML libraries libxml2 and libxslt",
    "libxml/ libxslt/ libexslt/ libxml2/ libexslt.h",
    "xml2 xslt exslt",
    "xml2-config xslt-config libxml-2.0 libxslt libexslt"
  ),
  library("libffi-dev", "the library libffi", "ffi.h ffitarget.h", "ffi", "libffi"),
  library("libssl-dev", "OpenSSL", "openssl/", "ssl crypto", "openssl libssl libcrypto"),
  library("libjpeg-dev", "the library for JPEG images", "jpeglib.h jconfig.h jerror.h", "jpeg", "libjpeg"),
  library("zlib1g-dev", "the compression library zlib", "zlib.h zconf.h", "z", "zlib"),
  library("libpng-dev", "the library for PNG images", "png.h libpng/ libpng16/", "png png16", "libpng libpng-config"),
  library("libtiff-dev", "the library for TIFF images", "tiff.h tiffio.h", "tiff", "libtiff-4"),
  library("libwebp-dev", "the library for WebP images", "webp/", "webp webpmux webpdemux", "libwebp"),
  library("libopenjp2-7-dev", "the library for JPEG 2000 images", "openjpeg.h openjpeg-2.5/", "openjp2", "libopenjp2"),
  library("liblcms2-dev", "the colour library Little CMS", "lcms2.h", "lcms2", "lcms2"),
  library("libsqlite3-dev", "SQLite", "sqlite3.h sqlite3ext.h", "sqlite3", "sqlite3"),
  library(
    "libgdal-dev",
    "GDAL, the library for geographic data",
    "gdal.h gdal/ gdal_priv.h cpl_conv.h cpl_port.h cpl_string.h ogr_api.h ogr_core.h ogr_srs_api.h",
    "gdal",
    "gdal-config gdal"
  ),
  library("libgeos-dev", "the geometry library GEOS", "geos_c.h geos/ geos.h", "geos geos_c", "geos-config geos"),
  library("libproj-dev proj-bin", "the projection library PROJ", "proj.h proj_api.h projects.h", "proj", "proj"),
  library(
    "libspatialindex-dev",
    "the library spatialindex",
    "spatialindex/",
    "spatialindex spatialindex_c",
    "libspatialindex"
  ),
  library(
    "libldap2-dev libsasl2-dev",
    "the LDAP and SASL libraries",
    "ldap.h lber.h sasl/ sasl.h ldap_features.h",
    "ldap ldap_r lber sasl2",
    "ldap libsasl2"
  ),
  library("libcups2-dev", "the printing library CUPS", "cups/", "cups cupsimage", "cups-config cups"),
  library(
    "portaudio19-dev",
    "the sound library PortAudio",
    "portaudio.h pa_linux_alsa.h",
    "portaudio",
    "portaudio-2.0"
  ),
  library("libasound2-dev", "the sound library ALSA", "alsa/", "asound", "alsa"),
  library("libsndfile1-dev", "the sound library libsndfile", "sndfile.h", "sndfile", "sndfile"),
  library(
    "libavformat-dev libavcodec-dev libavdevice-dev libavfilter-dev libavutil-dev libswscale-dev libswresample-dev",
    "the libraries of FFmpeg",
    "libavformat/ libavcodec/ libavutil/ libswscale/ libavdevice/",
    "avformat avcodec avutil avdevice avfilter swscale swresample",
    "libavformat libavcodec libavdevice libavutil libavfilter libswscale libswresample"
  ),
  library("libhdf5-dev", "the library HDF5", "hdf5.h hdf5_hl.h H5public.h", "hdf5 hdf5_hl", "h5cc hdf5"),
  library("libnetcdf-dev", "the library netCDF", "netcdf.h", "netcdf", "nc-config netcdf"),
  library(
    "libfreetype6-dev",
    "the font library FreeType",
    "ft2build.h freetype/ freetype2/",
    "freetype",
    "freetype-config freetype2"
  ),
  library("libharfbuzz-dev", "the text library HarfBuzz", "hb.h harfbuzz/", "harfbuzz", "harfbuzz"),
  library(
    "libcairo2-dev pkg-config",
    "the drawing library cairo",
    "cairo.h cairo/ py3cairo.h",
    "cairo",
    "cairo py3cairo pycairo"
  ),
  library("libpango1.0-dev", "the text library Pango", "pango/", "pango-1.0", "pango pangocairo"),
  library(
    "libgirepository1.0-dev libcairo2-dev",
    "GObject introspection",
    "girepository.h girepository/ gobject-introspection-1.0/ girffi.h",
    "girepository-1.0",
    "gobject-introspection-1.0 girepository-1.0"
  ),
  library("libgirepository-2.0-dev libcairo2-dev", "GObject introspection", "", "girepository-2.0", "girepository-2.0"),
  library(
    "libglib2.0-dev",
    "the library GLib",
    "glib.h glib/ gobject/ glib-object.h gio/",
    "glib-2.0 gobject-2.0",
    "glib-2.0 gobject-2.0 gio-2.0"
  ),
  library("libgtk-3-dev", "the library GTK", "gtk/ gdk/", "gtk-3", "gtk+-3.0 gtk+-2.0"),
  library(
    "libkrb5-dev",
    "Kerberos",
    "krb5.h krb5/ gssapi.h gssapi/ com_err.h",
    "krb5 gssapi_krb5 gssapi k5crypto",
    "krb5-config krb5 krb5-gssapi mit-krb5-gssapi"
  ),
  library("libcurl4-openssl-dev libssl-dev", "the library curl", "curl/ curl.h", "curl", "curl-config libcurl"),
  library("libsnappy-dev", "the compression library Snappy", "snappy-c.h snappy.h", "snappy", "snappy"),
  library("librdkafka-dev", "the Kafka client librdkafka", "librdkafka/ rdkafka.h", "rdkafka", "rdkafka"),
  library("libmagic-dev", "the library of `file`", "magic.h", "magic", "libmagic"),
  library(
    "unixodbc-dev",
    "unixODBC",
    "sql.h sqlext.h sqltypes.h sqlucode.h odbcinst.h",
    "odbc odbcinst",
    "odbc_config odbc"
  ),
  library("freetds-dev", "FreeTDS", "sybfront.h sybdb.h ctpublic.h", "sybdb ct", ""),
  library("libexpat1-dev", "the XML library expat", "expat.h expat_config.h", "expat", "expat"),
  library("libbz2-dev", "the compression library bzip2", "bzlib.h", "bz2", "bzip2"),
  library("liblzma-dev", "the compression library of xz", "lzma.h lzma/", "lzma", "liblzma"),
  library("liblz4-dev", "the compression library LZ4", "lz4.h lz4frame.h lz4hc.h", "lz4", "liblz4"),
  library("libzstd-dev", "the compression library Zstandard", "zstd.h zdict.h", "zstd", "libzstd"),
  library(
    "libbrotli-dev",
    "the compression library Brotli",
    "brotli/",
    "brotlicommon brotlidec brotlienc",
    "libbrotlienc"
  ),
  library("liblzo2-dev", "the compression library LZO", "lzo/ lzo1x.h", "lzo2", "lzo2"),
  library("libreadline-dev", "the library readline", "readline/", "readline", "readline"),
  library(
    "libncurses-dev",
    "the terminal library ncurses",
    "ncurses.h curses.h term.h panel.h ncursesw/",
    "ncurses ncursesw tinfo curses panel",
    "ncurses ncursesw ncurses6-config"
  ),
  library("libyaml-dev", "the library LibYAML", "yaml.h", "yaml", "yaml-0.1"),
  library("libgmp-dev", "the number library GMP", "gmp.h gmpxx.h", "gmp", "gmp"),
  library("libmpfr-dev libmpc-dev libgmp-dev", "the number libraries MPFR and MPC", "mpfr.h mpc.h", "mpfr mpc", "mpfr"),
  library("libevent-dev", "the library libevent", "event.h event2/ evhttp.h evdns.h", "event", "libevent"),
  library("libev-dev", "the library libev", "ev.h", "ev", "libev"),
  library("libuv1-dev", "the library libuv", "uv.h", "uv", "libuv"),
  library("libzmq3-dev", "the messaging library ZeroMQ", "zmq.h zmq.hpp zmq_utils.h", "zmq", "libzmq"),
  library("libmemcached-dev zlib1g-dev", "the memcached client", "libmemcached/", "memcached", "libmemcached"),
  library("libhiredis-dev", "the Redis client hiredis", "hiredis/ hiredis.h", "hiredis", "hiredis"),
  library("librabbitmq-dev", "the RabbitMQ client", "amqp.h rabbitmq-c/", "rabbitmq", "librabbitmq"),
  library("libleveldb-dev", "LevelDB", "leveldb/", "leveldb", "leveldb"),
  library("librocksdb-dev", "RocksDB", "rocksdb/", "rocksdb", "rocksdb"),
  library("liblmdb-dev", "LMDB", "lmdb.h", "lmdb", "lmdb"),
  library("libdb-dev", "Berkeley DB", "db.h", "db", ""),
  library("libgdbm-dev", "the library gdbm", "gdbm.h ndbm.h gdbm-ndbm.h", "gdbm", "gdbm"),
  library("libtbb-dev", "Intel's TBB", "tbb/ oneapi/", "tbb", "tbb"),
  library(
    "libboost-all-dev",
    "Boost",
    "boost/",
    "boost_python boost_python3 boost_system boost_thread boost_filesystem",
    ""
  ),
  library("libeigen3-dev", "Eigen", "Eigen/ eigen3/", "", "eigen3"),

  library(
    "libxmlsec1-dev pkg-config",
    "the XML security library xmlsec",
    "xmlsec/",
    "xmlsec1 xmlsec1-openssl",
    "xmlsec1 xmlsec1-config xmlsec1-openssl"
  ),
  library("libdbus-1-dev libglib2.0-dev", "D-Bus", "dbus/ dbus-1.0/", "dbus-1", "dbus-1 dbus-glib-1"),
  library("libpcap-dev", "the library pcap", "pcap.h pcap/", "pcap", "pcap-config libpcap"),
  library(
    "libusb-1.0-0-dev",
    "the library libusb",
    "usb.h libusb.h libusb-1.0/",
    "usb-1.0 usb",
    "libusb-1.0 libusb-config"
  ),
  library("libudev-dev", "the library udev", "libudev.h", "udev", "libudev"),
  library(
    "libsystemd-dev",
    "the library of systemd",
    "systemd/",
    "systemd",
    "libsystemd libsystemd-journal libsystemd-daemon"
  ),
  library(
    "libopenblas-dev liblapack-dev",
    "the algebra libraries BLAS and LAPACK",
    "cblas.h lapacke.h openblas_config.h",
    "blas lapack openblas cblas atlas",
    "openblas blas lapack cblas"
  ),
  library("libfftw3-dev", "the library FFTW", "fftw3.h fftw.h", "fftw3 fftw3f", "fftw3"),
  library("libgsl-dev", "the GNU scientific library", "gsl/", "gsl gslcblas", "gsl gsl-config"),
  library("libsuitesparse-dev", "SuiteSparse", "suitesparse/ umfpack.h cholmod.h", "umfpack cholmod", ""),
  library("libglpk-dev", "the library GLPK", "glpk.h", "glpk", ""),
  library("libopenmpi-dev", "the message passing library Open MPI", "mpi.h", "mpi", "mpicc"),
  library(
    "libmagickwand-dev",
    "ImageMagick",
    "wand/ MagickWand/ wand/MagickWand.h",
    "MagickWand",
    "MagickWand MagickWand-config Magick-config"
  ),
  library("libgraphviz-dev", "Graphviz", "graphviz/ gvc.h cgraph.h", "cgraph gvc", "libcgraph"),
  library("libpoppler-cpp-dev pkg-config", "the PDF library Poppler", "poppler/", "poppler-cpp", "poppler-cpp"),
  library("libqpdf-dev", "the PDF library QPDF", "qpdf/", "qpdf", "libqpdf"),
  library(
    "libtesseract-dev libleptonica-dev",
    "the text recognition library Tesseract",
    "tesseract/ leptonica/",
    "tesseract lept",
    "tesseract lept"
  ),
  library("libopencv-dev", "OpenCV", "opencv2/ opencv/", "opencv_core", "opencv opencv4"),
  library("libzbar-dev", "the bar code library ZBar", "zbar.h", "zbar", "zbar"),
  library("libenchant-2-dev", "the spelling library Enchant", "enchant.h", "enchant", "enchant enchant-2"),
  library(
    "libicu-dev pkg-config",
    "the Unicode library ICU",
    "unicode/",
    "icuuc icui18n icudata",
    "icu-config icu-i18n icu-uc"
  ),
  library("libre2-dev", "the library RE2", "re2/", "re2", "re2"),
  library("libpcre3-dev", "the library PCRE", "pcre.h", "pcre", "libpcre pcre-config"),
  library("libpcre2-dev", "the library PCRE2", "pcre2.h", "pcre2-8", "libpcre2-8"),
  library("libsodium-dev", "the cryptographic library libsodium", "sodium.h sodium/", "sodium", "libsodium"),
  library("libgpgme-dev", "the GnuPG library GPGME", "gpgme.h", "gpgme", "gpgme-config gpgme"),
  library("libssh2-1-dev", "the library libssh2", "libssh2.h", "ssh2", "libssh2"),
  library("libssh-dev", "the library libssh", "libssh/", "ssh", "libssh"),
  library("libgit2-dev", "the library libgit2", "git2.h git2/", "git2", "libgit2"),
  library("libsvn-dev", "Subversion", "svn_client.h subversion-1/", "svn_client-1", ""),
  library(
    "libnetfilter-queue-dev",
    "the library netfilter_queue",
    "libnetfilter_queue/",
    "netfilter_queue",
    "libnetfilter_queue"
  ),
  library("libsnmp-dev", "Net-SNMP", "net-snmp/", "netsnmp", "net-snmp-config"),
  library("libbluetooth-dev", "Bluetooth", "bluetooth/", "bluetooth", "bluez"),
  library("libnl-3-dev", "the library libnl", "netlink/", "nl-3", "libnl-3.0"),
  library("libattr1-dev", "extended attributes", "attr/ sys/xattr.h", "attr", ""),
  library("libacl1-dev", "access control lists", "sys/acl.h acl/", "acl", ""),
  library("libcap-dev", "capabilities", "sys/capability.h sys/prctl.h", "cap", "libcap"),
  library("libpam0g-dev", "PAM", "security/", "pam", ""),
  library("libseccomp-dev", "seccomp", "seccomp.h", "seccomp", "libseccomp"),
  library("libfuse-dev pkg-config", "FUSE", "fuse.h fuse/", "fuse", "fuse"),
  library("libfuse3-dev pkg-config", "FUSE 3", "fuse3/", "fuse3", "fuse3"),
  library("libaio-dev", "the library libaio", "libaio.h", "aio", ""),
  library("libvirt-dev", "libvirt", "libvirt/", "virt", "libvirt"),
  library("uuid-dev", "the library uuid", "uuid/ uuid.h", "uuid", "uuid"),
  library("libudunits2-dev", "UDUNITS", "udunits2.h", "udunits2", ""),
  library("libprotobuf-dev protobuf-compiler", "Protocol Buffers", "google/protobuf/", "protobuf", "protobuf"),
  library("libgrpc++-dev", "gRPC", "grpc/ grpcpp/", "grpc", "grpc"),
  library("libx11-dev", "the X Window System", "X11/", "X11 Xext", "x11"),
  library("libgl1-mesa-dev", "OpenGL", "GL/", "GL GLU", "gl glu"),
  library("libsdl2-dev", "SDL", "SDL.h SDL2/ SDL/", "SDL2 SDL", "sdl2-config sdl2 sdl-config"),
  library("tk-dev", "Tcl and Tk", "tcl.h tk.h", "tk8.6 tcl8.6", "tk tcl"),
  library("libperl-dev", "Perl", "EXTERN.h perl.h", "perl", ""),
  library("liblua5.1-0-dev", "Lua", "lua.h lua5.1/ luajit.h", "lua5.1 luajit-5.1", "lua luajit lua5.1"),
  library(
    "libc6-dev",
    "the C library",
    "stdio.h stdlib.h string.h limits.h errno.h features.h assert.h math.h stdint.h sys/types.h unistd.h pthread.h",
    "c m pthread dl rt",
    ""
  ),
  library("linux-libc-dev", "the kernel's headers", "linux/ asm/", "", ""),
  library("g++", "the C++ library", "iostream string vector memory map cstdint algorithm", "stdc++", "")
]

export const byHeader = (header: string): Library | undefined =>
  libraries.find(({ headers }) => headers.includes(header)) ??
  libraries.find(({ headers }) => headers.some((each) => each.endsWith("/") && header.startsWith(each)))
export const byLink = (link: string): Library | undefined => libraries.find(({ links }) => links.includes(link))
/** The library that a module of pkg-config, or the program that tells where it is, belongs to. */
export const byName = (name: string): Library | undefined => libraries.find(({ asked }) => asked.includes(name))
