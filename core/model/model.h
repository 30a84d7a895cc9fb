// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/card.h"
#include "core/support/progress.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace core {

struct BoxTarget;     // core/probe/target.h
struct PreparedGraph; // core/model/graph: the only part of a Model that knows Torch

/// How the positions of the input lie in a layer's output.
struct Grid {
    enum class Order {
        ChannelsFirst, ///< 1 x C x height x width
        ChannelsLast,  ///< 1 x height x width x C
        Tokens         ///< 1 x (before + height * width) x C
    };
    Order order = Order::ChannelsFirst;
    int height = 0; ///< 0: no positions
    int width = 0;
    int channels = 0;
    int before = 0; ///< tokens in front that stand for no position, for example a class token
};

/// A value inside the network that can be tapped: a module's output or, outside modules, an
/// operator's.
struct Layer {
    std::string name;                 ///< "layer4.1.conv2"; unique, stable for a file
    std::vector<std::string> aliases; ///< other modules that put out the very same value
    std::string kind;                 ///< "Conv2d", "Bottleneck", "relu"
    std::vector<int> shape;           ///< for one picture, for example {1, 512, 7, 7}
    bool spatial = false;             ///< has several positions: class activation maps work
    Grid grid{};
};

/// Candidates of a detector that lie on one grid, one or several in a cell.
struct BoxGrid {
    int first = 0; ///< its first candidate
    int count = 0;
    int height = 0; ///< cells
    int width = 0;
    std::string layer{}; ///< the last layer that all numbers of its boxes come from; may be empty
};

/// The names in "layer3 + layer4".
std::vector<std::string> layerNames(const std::string& layers);

/// What a network is built of, as far as methods depend on it.
struct Features {
    bool relu = false;
    bool convolution = false;
    bool attention = false; ///< attention matrices over a grid of tokens
    std::string
        pooledLayer; ///< averaged over positions and given to the only linear layer after it
};

/// A module of the network as its author wrote it, whether or not a layer carries its name.
struct ModuleInfo {
    std::string path;            ///< "layer4.1.conv2"; empty: the network itself
    std::string kind;            ///< "Conv2d", "Bottleneck"
    std::int64_t parameters = 0; ///< numbers that are learnt, without those of modules inside it
};

/// What the program took the liberty of deciding or found out about a model; shown to the person.
struct ModelNote {
    const char* text;     ///< English, context "core", may hold %1
    std::string argument; ///< for %1
};

/// Single precision is what networks are made for. In double precision rounding no longer opens or
/// shuts a ReLU that is near zero, so gradients are exact, at about four times the time.
enum class Precision { Single, Double };

/// How a model is opened.
struct ModelOptions {
    std::optional<ModelCard> card; ///< instead of the file beside the model
    bool guessCard = false;        ///< likewise, as if there were no such file
    Precision precision = Precision::Single;
    std::string labelsFolder; ///< where imagenet1k.txt lies, for models without a card
};

/// A model file, ready to be explained. Cheap to share, never changed after opening; used by one
/// thread at a time.
class Model final {
public:
    /// Reads, checks and prepares `path`. Throws Error: FileNotFound, FileUnreadable, NotAModel,
    /// ModelTruncated, ModelIsStateDict, ModelUnknownOperator, ModelUnsafe, ModelNeedsDevice,
    /// ModelInputMismatch, ModelOutputUnsupported, ModelRunFailed, ModelDiffers, CardInvalid.
    /// Throws Cancelled.
    static std::shared_ptr<const Model> open(const std::string& path, Progress& progress,
                                             const ModelOptions& options = {});
    ~Model();
    Model& operator=(const Model&) = delete;

    /// The same network with another card, when that only changes how pictures become inputs of the
    /// same size, or what outputs are called: costs nothing. Null if the network must be opened
    /// anew (another input size, number of channels, kind of output or task).
    /// Throws Error{NoSuchLayer} for a layer that it does not have.
    std::shared_ptr<const Model> withCard(const ModelCard& card) const;

    const std::string& path() const { return m_path; }
    const ModelCard& card() const { return m_card; }
    bool cardGuessed() const { return m_cardGuessed; }
    const std::vector<ModelNote>& notes() const { return m_notes; }

    /// What the outputs are taken as: the network's last operator knows better than the card.
    OutputKind output() const { return m_output; }
    /// What a card of this network can call its outputs.
    const std::vector<OutputKind>& possibleOutputs() const { return m_possibleOutputs; }

    int classCount() const { return m_classCount; }
    std::string className(int index) const { return m_card.className(index); }

    /// A class by index ("340"), exact name, or the only class whose name holds the text as a word
    /// or part. Throws Error{NoSuchClass} (its detail lists candidates when the text fits several).
    int findClass(const std::string& text) const;

    /// Each module before those inside it, as the file lists them; the network itself first.
    /// A file that holds its weights as constants (frozen) has modules without parameters, or none.
    const std::vector<ModuleInfo>& modules() const { return m_modules; }

    /// In order of execution.
    const std::vector<Layer>& layers() const { return m_layers; }

    /// By name or alias. Throws Error{NoSuchLayer}.
    const Layer& layer(const std::string& name) const;

    /// The layer that class activation maps use unless told otherwise: the card's, else the last
    /// spatial one. Empty if the network has none.
    const std::string& standardLayer() const { return m_standardLayer; }

    bool isDetector() const { return m_card.task == Task::Detection; }
    /// Where a detector's candidates lie; empty if that is not known.
    const std::vector<BoxGrid>& boxGrids() const { return m_boxGrids; }
    /// The layer that class activation maps of a box use unless told otherwise.
    const std::string& standardLayerFor(const BoxTarget& box) const;

    const Features& features() const { return m_features; }

    const PreparedGraph& graph() const { return *m_graph; }

private:
    Model();
    Model(const Model&);
    void settleStandardLayer(); ///< throws Error{NoSuchLayer}

    std::string m_path;
    ModelCard m_card;
    bool m_cardGuessed = false;
    std::vector<ModelNote> m_notes;
    OutputKind m_output = OutputKind::Logits;
    std::vector<OutputKind> m_possibleOutputs;
    int m_classCount = 0;
    std::vector<ModuleInfo> m_modules;
    std::vector<Layer> m_layers;
    std::string m_standardLayer;
    Features m_features;
    std::vector<BoxGrid> m_boxGrids;
    std::string m_ownLayer; ///< the standard layer unless a card names another
    std::shared_ptr<const PreparedGraph> m_graph;
};

} // namespace core
