// Debian's libxml2 headers pull in ICU, whose UErrorCode collides with Foundation's: read the version header first
// and take the ICU switch away before the rest is read.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>

// xmlFree is a global function pointer, which Swift 6 sees as shared mutable state.
static inline void nutgraf_xml_free(void *memory) { xmlFree(memory); }

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

// An HTML push parser that calls `handler` (only its start, end, characters and cdata slots are read) with UTF-8.
static inline htmlParserCtxtPtr nutgraf_html_open(void *user, startElementSAXFunc start, endElementSAXFunc end,
                                                  charactersSAXFunc text, cdataBlockSAXFunc raw) {
    htmlSAXHandler handler;
    memset(&handler, 0, sizeof handler);
    handler.startElement = start;
    handler.endElement = end;
    handler.characters = text;
    handler.ignorableWhitespace = text;
    handler.cdataBlock = raw;
    htmlParserCtxtPtr context = htmlCreatePushParserCtxt(&handler, user, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
    if (context) htmlCtxtUseOptions(context, HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);
    return context;
}
static inline void nutgraf_html_close(htmlParserCtxtPtr context) {
    if (!context) return;
    if (context->myDoc) xmlFreeDoc(context->myDoc);
    htmlFreeParserCtxt(context);
}
