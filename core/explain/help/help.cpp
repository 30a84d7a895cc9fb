// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/help/families.h"

#include <algorithm>

namespace core {

const std::vector<HelpCard>& helpCards()
{
    static const std::vector<HelpCard> all = [] {
        std::vector<HelpCard> cards;
        for (const auto family :
             {gradientCards(), backwardRuleCards(), classActivationCards(), relevanceCards(),
              perturbationCards(), attentionCards(), controlCards()})
            cards.insert(cards.end(), family.begin(), family.end());
        return cards;
    }();
    return all;
}

const HelpCard* helpCard(const std::string& id)
{
    const auto& all = helpCards();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const HelpCard& card) { return id == card.id; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace core
