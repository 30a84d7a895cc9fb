// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cutout/cutmenu.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>

namespace app {

CutMenu::CutMenu(CutWorkspace& workspace, TextedActions& actions, QObject* parent)
    : QObject(parent), m_workspace(workspace), m_actions(actions)
{
    connect(&workspace, &CutWorkspace::possibilitiesChanged, this, &CutMenu::update);
}

void CutMenu::addHistory(QMenu* menu)
{
    // Their full texts follow the history.
    m_undoAction = m_actions.add(
        menu, [] { return tr("&Undo"); }, [] { return tr("Take the last edit back"); },
        {QKeySequence::Undo}, [this] { m_workspace.undo(); });
    m_redoAction = m_actions.add(
        menu, [] { return tr("R&edo"); }, [] { return tr("Do again what was taken back"); },
        {Qt::CTRL | Qt::SHIFT | Qt::Key_Z, Qt::CTRL | Qt::Key_Y}, [this] { m_workspace.redo(); });
    m_undoAction->setObjectName(QStringLiteral("undoAction"));
    m_redoAction->setObjectName(QStringLiteral("redoAction"));
    menu->addSeparator();
}

void CutMenu::build(QMenuBar* bar)
{
    auto* menu = m_actions.addMenu(bar, [] { return tr("&Cut out"); });
    menu->addAction(m_undoAction);
    menu->addAction(m_redoAction);
    menu->addSeparator();
    addFiles(menu);
    menu->addSeparator();
    addLayers(menu);
}

void CutMenu::addFiles(QMenu* menu)
{
    const auto save = [this](QMenu* place, CutFile what, TextedActions::Text text,
                             TextedActions::Text tip, const QList<QKeySequence>& keys) {
        auto* action = m_actions.add(place, std::move(text), std::move(tip), keys,
                                     [this, what] { m_workspace.saveAs(what); });
        auto& group = what == CutFile::Seeds ? m_pictureActions : m_maskActions;
        group.push_back(action);
        return action;
    };
    m_saveAction = save(
        menu, CutFile::Mask, [] { return tr("&Save mask..."); },
        [] { return tr("Save the mask as a picture: white where the object is"); },
        {QKeySequence::Save, Qt::CTRL | Qt::SHIFT | Qt::Key_M});
    m_saveCutOutAction = save(
        menu, CutFile::CutOut, [] { return tr("Save cut-&out..."); },
        [] { return tr("Save the object on a transparent ground"); },
        {Qt::CTRL | Qt::SHIFT | Qt::Key_S});
    auto* more = m_actions.addMenu(menu, [] { return tr("Save o&ther"); });
    save(
        more, CutFile::IndexMask, [] { return tr("Mask with &indexed colours..."); },
        [] { return tr("A PNG file whose pixels are class numbers: 0 and 1"); }, {});
    save(
        more, CutFile::CocoPolygons, [] { return tr("COCO, &polygons..."); },
        [] { return tr("A JSON file with the outline, in the format of COCO"); }, {});
    save(
        more, CutFile::CocoRunLengths, [] { return tr("COCO, &run lengths..."); },
        [] { return tr("A JSON file with every pixel, in the format of COCO"); }, {});
    save(
        more, CutFile::Labelme, [] { return tr("&labelme..."); },
        [] { return tr("A JSON file with the outline, in the format of labelme"); }, {});
    save(
        more, CutFile::Seeds, [] { return tr("&Seeds..."); },
        [] { return tr("A picture of the seeds, to go on from another time"); }, {});
    m_maskActions.push_back(m_actions.add(
        menu, [] { return tr("&Copy cut-out"); },
        [] { return tr("Copy the object on a transparent ground"); }, {QKeySequence::Copy},
        [this] { m_workspace.copyCutOut(); }));
    menu->addSeparator();
    const auto load = [this, menu](CutInput what, TextedActions::Text text,
                                   TextedActions::Text tip) {
        m_pictureActions.push_back(m_actions.add(menu, std::move(text), std::move(tip), {},
                                                 [this, what] { m_workspace.load(what); }));
    };
    load(
        CutInput::MaskAsSeeds, [] { return tr("Load &mask as seeds..."); },
        [] { return tr("Go on from a mask, a COCO or a labelme file"); });
    load(
        CutInput::Seeds, [] { return tr("&Load seeds..."); },
        [] { return tr("Go on from seeds that were saved"); });
    load(
        CutInput::Reference, [] { return tr("Com&pare with mask..."); },
        [] { return tr("Measure how the mask agrees with one from a file"); });
}

void CutMenu::addLayers(QMenu* menu)
{
    const auto add = [this, menu](CutLayer layer, Qt::Key key, TextedActions::Text text,
                                  TextedActions::Text tip) {
        auto* action = m_actions.add(menu, std::move(text), std::move(tip), {key}, {});
        action->setCheckable(true);
        action->setChecked(m_workspace.layerVisible(layer));
        connect(action, &QAction::toggled, this,
                [this, layer](bool visible) { m_workspace.setLayerVisible(layer, visible); });
        m_layerActions.push_back(action);
    };
    add(
        CutLayer::Seeds, Qt::Key_F6, [] { return tr("Show see&ds"); },
        [] { return tr("Show what is known to be object or background"); });
    add(
        CutLayer::Mask, Qt::Key_F7, [] { return tr("Darken &background"); },
        [] { return tr("Darken what does not belong to the object"); });
    add(
        CutLayer::Contour, Qt::Key_F8, [] { return tr("Show co&ntour"); },
        [] { return tr("Show the object's outline"); });
    add(
        CutLayer::Map, Qt::Key_F9, [] { return tr("Show m&ap"); },
        [] { return tr("Show the explanation that the seeds come from"); });
}

void CutMenu::fill(QToolBar* bar)
{
    bar->addAction(m_undoAction);
    bar->addAction(m_redoAction);
    bar->addSeparator();
    for (auto* action : m_layerActions)
        bar->addAction(action);
    bar->addSeparator();
    bar->addAction(m_saveAction);
    bar->addAction(m_saveCutOutAction);
}

void CutMenu::setActive(bool active)
{
    m_active = active;
    update();
}

void CutMenu::update()
{
    const auto* document = m_active ? m_workspace.document() : nullptr;
    const auto undone = document ? document->undoName() : QString();
    const auto redone = document ? document->redoName() : QString();
    //: %1 is a kind of edit: "object stroke"
    m_undoAction->setText(undone.isEmpty() ? tr("&Undo") : tr("&Undo %1").arg(undone));
    //: %1 is a kind of edit: "object stroke"
    m_redoAction->setText(redone.isEmpty() ? tr("R&edo") : tr("R&edo %1").arg(redone));
    m_undoAction->setIconText(tr("Undo"));
    m_redoAction->setIconText(tr("Redo"));
    m_undoAction->setEnabled(!undone.isEmpty());
    m_redoAction->setEnabled(!redone.isEmpty());
    for (auto* action : m_maskActions)
        action->setEnabled(document && m_workspace.hasObject());
    for (auto* action : m_pictureActions)
        action->setEnabled(document);
    for (auto* action : m_layerActions)
        action->setEnabled(m_active);
}

} // namespace app
