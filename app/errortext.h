// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/error.h"

#include <QString>

namespace app {

/// One sentence or two for a person: what happened, to which file or value, and the way out.
QString errorText(const core::Error& error);

/// The same for an exception that nobody foresaw.
QString unforeseenErrorText(const std::exception& error);

} // namespace app
