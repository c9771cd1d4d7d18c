#include "service/carried.h"

#include <stddef.h>
#include <string.h>

#include "carried.inc"

#include "base/banned.h"

#define FILES (sizeof carried / sizeof *carried)

const char *carried_text(const char *name)
{
	for (size_t i = 0; i < FILES; i++)
		if (strcmp(carried[i].name, name) == 0)
			return (const char *)carried[i].text;
	return NULL;
}

const char *carried_name(unsigned index)
{
	return index < FILES ? carried[index].name : NULL;
}
