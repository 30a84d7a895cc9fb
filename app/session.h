// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/worker.h"
#include "core/detect/detection.h"
#include "core/probe/target.h"

#include <QHash>
#include <QImage>
#include <QObject>
#include <QStringList>
#include <optional>
#include <vector>

namespace app {

/// A picture in the strip.
struct OpenPicture {
    quint64 id = 0; ///< never used again
    QString path;   ///< a file, or a title for a pasted picture
    bool pasted = false;
    QString trueClass;                        ///< what is known to be in it; empty if nobody said
    std::shared_ptr<const core::Image> image; ///< only while it is current, or pasted
    QImage thumbnail;
    std::optional<core::Prediction> prediction;         ///< of the present model
    std::shared_ptr<const core::Detections> detections; ///< of the present model, a detector
};

/// What a person chose in place of what detectors' cards say; empty: nothing.
struct SuppressionWish {
    std::optional<double> threshold;
    std::optional<double> overlap;
    bool operator==(const SuppressionWish&) const = default;
};

/// What is opened and chosen; every workspace looks at the same session. Changes come in by its
/// functions and go out by its signals; reading and predicting happen on the worker.
class Session final : public QObject {
    Q_OBJECT

public:
    Session(Worker& worker, QString labelsFolder, QObject* parent = nullptr);

    // --- what there is
    const std::shared_ptr<const core::Model>& model() const { return m_model; }
    bool openingModel() const { return m_openingModel; }
    /// The card in use is neither the file's nor the guess that the model was opened with.
    bool cardUnsaved() const { return m_model && m_model->card() != m_ownCard; }
    /// The file beside the model cannot be used as it is: guesses stand in for what is wrong.
    bool cardMended() const { return m_cardMended; }
    /// What the card would be if the model was opened anew: the file's, or guessed.
    const core::ModelCard& ownCard() const { return m_ownCard; }
    const QString& labelsFolder() const { return m_labelsFolder; }
    core::Precision precision() const { return m_precision; }
    const std::vector<OpenPicture>& pictures() const { return m_pictures; }
    int currentIndex() const { return m_current; } ///< -1: none
    const OpenPicture* current() const;
    std::shared_ptr<const core::Image>
    image() const; ///< of the current picture; null while it is read
    const std::optional<core::Target>& target() const { return m_target; }
    /// One or several, "layer3+layer4"; empty: the model's standard layer.
    QString layer() const { return m_layer; }
    /// That of the chosen box's grid, or the model's.
    QString standardLayer() const;
    bool keepClass() const { return m_keepClass; }
    /// Of boxes, where the target has one; else of classes. Each is remembered by itself.
    core::ScoreScale scale() const { return hasBox() ? m_boxScale : m_scale; }
    core::ScoreScale boxScale() const { return m_boxScale; }
    bool negative() const { return m_negative; } ///< evidence against the class

    /// What of the current picture's detections is shown.
    const core::SuppressionRule& suppression() const { return m_suppression; }
    /// Of the current picture, surest first; none while they are computed, or without a detector.
    const std::vector<core::Detection>& shownDetections() const;
    /// What the model's card says of suppression, or what the person chose in its place.
    core::SuppressionRule standardSuppression() const;
    const SuppressionWish& suppressionWish() const { return m_suppressionWish; }
    /// Whether a box of a detector is what is explained.
    bool hasBox() const { return m_target && m_target->box; }
    /// The detection that is the target, if it is one of the current picture's. As a class that is
    /// hardly thought possible there, it has a confidence of 0.
    std::optional<core::Detection> chosenDetection() const;
    core::BoxQuantity boxQuantity() const { return m_boxQuantity; }

    /// Whether the model has the target's classes, and the present picture its box.
    bool isPossible(const core::Target& target) const;
    /// "zebra", or "zebra rather than horse".
    QString targetName() const;
    QString targetName(const core::Target& target) const;

    // --- what can be done
    void openModel(const QString& path);
    /// `trueClasses` by path, for those pictures whose class is known.
    void openPictures(const QStringList& paths, const QHash<QString, QString>& trueClasses = {});
    /// A picture without a file; without a title it counts as pasted.
    void addPicture(const QImage& picture, const QString& title = {});
    void removePicture(int index);
    void choosePicture(int index);
    void chooseClass(int classIndex);
    /// Explains this box from now on.
    void chooseDetection(const core::Detection& detection);
    void chooseBoxQuantity(core::BoxQuantity quantity);
    void setSuppression(const core::SuppressionRule& rule);
    /// Threshold and overlap that go before what a model's card says.
    void setSuppressionWish(const SuppressionWish& wish);
    /// As the model brings it, with all classes.
    void resetSuppression();
    /// What explaining a box begins with; before a model is opened.
    void setBoxScale(core::ScoreScale scale) { m_boxScale = scale; }
    /// The class of this name or number, once there is a model and a picture; a problem if there is
    /// none.
    void chooseClassNamed(const QString& name);
    /// Class, contrast, score and sign together; the target must be possible.
    void chooseTarget(const core::Target& target);
    void chooseAgainst(std::optional<int> classIndex);
    void chooseScale(core::ScoreScale scale);
    void chooseNegative(bool negative);
    void chooseLayer(const QString& name);
    /// Opens the model again with outputs that mean something else, one of its possibleOutputs().
    void chooseOutput(core::OutputKind output);
    /// Opens the model again if it is open in another precision.
    void setPrecision(core::Precision precision);
    /// The same file with another card, here and in every workspace; at once where only
    /// preprocessing and names change, else the model is opened again.
    void useCard(const core::ModelCard& card);
    /// The file beside the model says this now.
    void noteCardSaved(const core::ModelCard& card);
    void setKeepClass(bool keep) { m_keepClass = keep; }

signals:
    void modelChanged();
    /// Opening began or ended.
    void openingModelChanged();
    void modelOpened(const QString& path);
    void cardSavedChanged();
    void pictureAdded(int index);
    void pictureChanged(int index); ///< thumbnail or prediction
    void pictureRemoved(int index);
    void pictureOpened(const QString& path);
    void currentChanged(); ///< another picture was chosen; its image may still be on its way
    void imageChanged();   ///< the current picture's pixels are there
    void targetChanged();
    /// shownDetections() is another now.
    void detectionsChanged();
    void layerChanged();
    /// Something could not be done; the session is as it was before.
    void problem(const QString& sentence);
    void pictureFailed(const QString& path);
    void modelFailed(const QString& path);

private:
    /// What a model is opened with instead of the card beside it.
    struct Cards {
        std::optional<core::ModelCard> used;
        std::optional<core::ModelCard> chosen; ///< by useCard; `used` may call outputs otherwise
    };

    core::Target targetOf(int classIndex) const;
    core::Target targetOf(const core::Detection& detection) const;
    std::optional<core::Target> targetOfBestBox(std::optional<int> classIndex) const;
    std::optional<core::Detection> detectionOf(const core::Target& target) const;
    void dropBox();
    void beginSuppression(bool sameFile);
    void changeSuppression(const core::SuppressionRule& rule);
    void openModel(const QString& path, const Cards& cards);
    int indexOf(quint64 id) const;
    void readCurrent();
    void read(const OpenPicture& picture, bool isCurrent);
    void receive(quint64 id, const std::shared_ptr<const core::Image>& image,
                 const QImage& thumbnail);
    void predictCurrent();
    void predictOthers();
    void receivePrediction(quint64 id, const core::Prediction& prediction,
                           std::shared_ptr<const core::Detections> detections);
    void settleTarget();
    /// `own`: with the card that the file beside it says, or that was guessed.
    void receiveModel(const QString& path, std::shared_ptr<const core::Model> model,
                      const Cards& cards, bool own);
    void dropUnreadable(quint64 id, const QString& path, const QString& sentence);

    Worker& m_worker;
    QString m_labelsFolder;
    std::shared_ptr<const core::Model> m_model;
    Cards m_cards;
    core::ModelCard m_ownCard; ///< the file's, or guessed
    bool m_cardMended = false;
    std::vector<OpenPicture> m_pictures;
    int m_current = -1;
    quint64 m_lastId = 0;
    /// What was explained before the current picture, to go back to if that cannot be read.
    struct {
        quint64 id = 0;
        std::optional<core::Target> target;
    } m_before;
    std::optional<core::Target> m_target;
    QString m_wantedClass; ///< asked for before there was a model
    QString m_layer;
    core::ScoreScale m_scale = core::ScoreScale::Logit;
    bool m_negative = false;
    core::ScoreScale m_boxScale = core::ScoreScale::Probability;
    core::SuppressionRule m_suppression;
    SuppressionWish m_suppressionWish;
    /// What shownDetections() gave last, and for what.
    struct Shown {
        std::shared_ptr<const core::Detections> of;
        core::SuppressionRule by;
        std::vector<core::Detection> boxes;
    };
    mutable Shown m_shown;
    core::BoxQuantity m_boxQuantity = core::BoxQuantity::Confidence;
    core::Precision m_precision = core::Precision::Single;
    bool m_keepClass = false;
    bool m_openingModel = false;
};

} // namespace app
