// Debian's libxml2 headers pull in ICU, whose UErrorCode collides with Foundation's: read the version header first
// and take the ICU switch away before the rest is read.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <iconv.h>

// An iconv descriptor as a plain pointer; NULL when the C library does not know the encoding.
static inline void *nutgraf_iconv_open(const char *from) {
    iconv_t descriptor = iconv_open("UTF-8", from);
    return descriptor == (iconv_t)-1 ? NULL : descriptor;
}
// Converts as much as it can; true when it stopped because of `input` (a byte that is no character of it).
static inline int nutgraf_iconv(void *descriptor, char **input, size_t *left, char **output, size_t *room) {
    return iconv((iconv_t)descriptor, input, left, output, room) == (size_t)-1;
}
static inline void nutgraf_iconv_close(void *descriptor) { iconv_close((iconv_t)descriptor); }
