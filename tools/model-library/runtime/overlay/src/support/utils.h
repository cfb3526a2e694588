// Stands in for a header that the wheel lacks. What is compiled here uses nothing of it but this include.
#pragma once
#include <string>
