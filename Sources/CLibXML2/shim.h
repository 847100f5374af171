// Debian's libxml2 headers pull in ICU, whose UErrorCode collides with Foundation's: read the version header first
// and take the ICU switch away before the rest is read.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>

// xmlFree is a global function pointer, which Swift 6 sees as shared mutable state.
static inline void nutgraf_xml_free(void *memory) { xmlFree(memory); }
