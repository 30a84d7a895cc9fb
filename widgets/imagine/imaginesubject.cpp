// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/imagine/imaginesubject.h"

#include "widgets/classfinder.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QEvent>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace widgets {

namespace {

using Kind = core::Objective::Kind;

constexpr int usualProbable = 5; ///< as long as nothing is known
constexpr int longestName = 20;  ///< on the button

void setRange(QSpinBox* box, int lowest, int count)
{
    box->setRange(lowest, std::max(lowest, count - 1));
}

} // namespace

ImagineSubject::ImagineSubject(QWidget* parent)
    : QWidget(parent), m_title(new QLabel(this)), m_kindLabel(new QLabel(this)),
      m_kindComboBox(new QComboBox(this)), m_classLabel(new QLabel(this)),
      m_classFinder(new ClassFinder(this)), m_againstLabel(new QLabel(this)),
      m_againstFinder(new ClassFinder(this)), m_layerLabel(new QLabel(this)),
      m_layerComboBox(new QComboBox(this)), m_channelLabel(new QLabel(this)),
      m_channelSpinBox(new QSpinBox(this)), m_columnLabel(new QLabel(this)),
      m_columnSpinBox(new QSpinBox(this)), m_rowLabel(new QLabel(this)),
      m_rowSpinBox(new QSpinBox(this)), m_addButton(new QPushButton(this)),
      m_addProbableButton(new QPushButton(this))
{
    build();
    layOut();
    connect(m_kindComboBox, &QComboBox::currentIndexChanged, this, &ImagineSubject::showKind);
    connect(m_layerComboBox, &QComboBox::currentIndexChanged, this, &ImagineSubject::showLayer);
    connect(m_classFinder, &ClassFinder::classChosen, this, &ImagineSubject::chooseClass);
    connect(m_againstFinder, &ClassFinder::classChosen, this, [this](int index) {
        m_againstFinder->setChosen(index);
        update();
    });
    connect(m_againstFinder, &ClassFinder::noneChosen, this, [this] {
        m_againstFinder->setChosen(std::nullopt);
        update();
    });
    connect(m_addButton, &QPushButton::clicked, this, &ImagineSubject::request);
    connect(m_addProbableButton, &QPushButton::clicked, this,
            &ImagineSubject::addProbableRequested);
    updateTexts();
    showKind();
}

void ImagineSubject::build()
{
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_kindComboBox->setObjectName(QStringLiteral("imagineKindComboBox"));
    m_kindComboBox->addItems({{}, {}, {}}); // in the order of Kind
    m_classFinder->setObjectName(QStringLiteral("imagineClassFinder"));
    m_againstFinder->setObjectName(QStringLiteral("imagineAgainstFinder"));
    m_againstFinder->setNoneAllowed(true);
    m_classFinder->focusProxy()->installEventFilter(this);
    m_layerComboBox->setObjectName(QStringLiteral("imagineLayerComboBox"));
    // A network has hundreds of layers: typing finds one.
    m_layerComboBox->setEditable(true);
    m_layerComboBox->setInsertPolicy(QComboBox::NoInsert);
    m_layerComboBox->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_layerComboBox->completer()->setFilterMode(Qt::MatchContains);
    connect(m_layerComboBox->lineEdit(), &QLineEdit::editingFinished, this, [this] {
        const int found =
            m_layerComboBox->findText(m_layerComboBox->currentText(), Qt::MatchFixedString);
        if (found >= 0)
            m_layerComboBox->setCurrentIndex(found);
        else
            m_layerComboBox->setEditText(
                m_layerComboBox->itemText(m_layerComboBox->currentIndex()));
    });
    for (auto* combo : {m_kindComboBox, m_layerComboBox}) {
        combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        combo->setMinimumContentsLength(8);
    }
    m_channelSpinBox->setObjectName(QStringLiteral("imagineChannelSpinBox"));
    m_columnSpinBox->setObjectName(QStringLiteral("imagineColumnSpinBox"));
    m_rowSpinBox->setObjectName(QStringLiteral("imagineRowSpinBox"));
    m_channelSpinBox->setAccelerated(true);
    m_addButton->setObjectName(QStringLiteral("imagineAddButton"));
    m_addButton->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // whatever its name
    m_addProbableButton->setObjectName(QStringLiteral("imagineAddProbableButton"));
    m_kindLabel->setBuddy(m_kindComboBox);
    m_classLabel->setBuddy(m_classFinder);
    m_againstLabel->setBuddy(m_againstFinder);
    m_layerLabel->setBuddy(m_layerComboBox);
    m_channelLabel->setBuddy(m_channelSpinBox);
    m_columnLabel->setBuddy(m_columnSpinBox);
    m_rowLabel->setBuddy(m_rowSpinBox);
}

void ImagineSubject::layOut()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_title);
    auto* rows = new QGridLayout;
    rows->setColumnStretch(1, 1);
    int row = 0;
    const auto add = [&](QLabel* label, QWidget* control) {
        rows->addWidget(label, row, 0);
        rows->addWidget(control, row++, 1);
    };
    add(m_kindLabel, m_kindComboBox);
    add(m_classLabel, m_classFinder);
    add(m_againstLabel, m_againstFinder);
    add(m_layerLabel, m_layerComboBox);
    add(m_channelLabel, m_channelSpinBox);
    add(m_columnLabel, m_columnSpinBox);
    add(m_rowLabel, m_rowSpinBox);
    column->addLayout(rows);
    column->addWidget(m_addButton);
    column->addWidget(m_addProbableButton);
}

void ImagineSubject::setModel(const QStringList& classes, const std::vector<ImagineLayer>& layers,
                              const QString& standardLayer)
{
    m_hasModel = !classes.isEmpty();
    m_layers = layers;
    if (std::exchange(m_classes, classes) != classes) {
        m_classTouched = false;
        m_classFinder->setClasses(classes);
        m_againstFinder->setClasses(classes);
    }
    m_layerComboBox->clear();
    for (const auto& each : layers)
        m_layerComboBox->addItem(each.name);
    m_layerComboBox->setCurrentIndex(
        std::max(layers.empty() ? -1 : 0, m_layerComboBox->findText(standardLayer)));
    showKind();
}

void ImagineSubject::setClass(std::optional<int> classIndex)
{
    m_classFinder->setChosen(classIndex);
    if (m_againstFinder->chosen() == classIndex)
        m_againstFinder->setChosen(std::nullopt); // nothing against itself
    update();
}

void ImagineSubject::suggestClass(int classIndex)
{
    if (!m_classTouched)
        setClass(classIndex);
}

std::optional<int> ImagineSubject::classIndex() const
{
    return m_classFinder->chosen();
}

bool ImagineSubject::isSearching() const
{
    return m_classFinder->focusProxy()->hasFocus();
}

void ImagineSubject::chooseClass(int classIndex)
{
    m_classTouched = true;
    setClass(classIndex);
}

void ImagineSubject::request()
{
    if (const auto wanted = objective())
        emit addRequested(*wanted);
}

void ImagineSubject::setProbable(int count)
{
    m_probable = count;
    updateTexts();
    update();
}

void ImagineSubject::setObjective(const core::Objective& objective)
{
    m_kindComboBox->setCurrentIndex(int(objective.kind));
    if (objective.kind == Kind::Class) {
        if (classIndex() != objective.classIndex)
            chooseClass(objective.classIndex);
        m_againstFinder->setChosen(objective.against);
        return update();
    }
    m_layerComboBox->setCurrentIndex(
        m_layerComboBox->findText(QString::fromStdString(objective.layer)));
    m_channelSpinBox->setValue(objective.channel);
    m_columnSpinBox->setValue(objective.x);
    m_rowSpinBox->setValue(objective.y);
    update();
}

Kind ImagineSubject::kind() const
{
    return Kind(m_kindComboBox->currentIndex());
}

const ImagineLayer* ImagineSubject::layer() const
{
    const int index = m_layerComboBox->currentIndex();
    return index < 0 ? nullptr : &m_layers[std::size_t(index)];
}

std::optional<core::Objective> ImagineSubject::objective() const
{
    if (!m_hasModel)
        return {};
    core::Objective wanted;
    wanted.kind = kind();
    if (kind() == Kind::Class) {
        if (!m_classFinder->chosen() || m_againstFinder->chosen() == m_classFinder->chosen())
            return {};
        wanted.classIndex = *m_classFinder->chosen();
        wanted.against = m_againstFinder->chosen();
        return wanted;
    }
    if (!layer())
        return {};
    wanted.layer = layer()->name.toStdString();
    wanted.channel = m_channelSpinBox->value();
    if (kind() == Kind::Unit) {
        wanted.x = m_columnSpinBox->value();
        wanted.y = m_rowSpinBox->value();
    }
    return wanted;
}

void ImagineSubject::showKind()
{
    const bool isClass = kind() == Kind::Class;
    const bool isUnit = kind() == Kind::Unit;
    for (auto* part :
         {static_cast<QWidget*>(m_classLabel), static_cast<QWidget*>(m_classFinder),
          static_cast<QWidget*>(m_againstLabel), static_cast<QWidget*>(m_againstFinder)})
        part->setVisible(isClass);
    for (auto* part :
         {static_cast<QWidget*>(m_layerLabel), static_cast<QWidget*>(m_layerComboBox),
          static_cast<QWidget*>(m_channelLabel), static_cast<QWidget*>(m_channelSpinBox)})
        part->setVisible(!isClass);
    for (auto* part : {static_cast<QWidget*>(m_columnLabel), static_cast<QWidget*>(m_columnSpinBox),
                       static_cast<QWidget*>(m_rowLabel), static_cast<QWidget*>(m_rowSpinBox)})
        part->setVisible(isUnit);
    showLayer();
}

void ImagineSubject::showLayer()
{
    const auto* chosen = layer();
    setRange(m_channelSpinBox, 0, chosen ? chosen->channels : 0);
    setRange(m_columnSpinBox, -1, chosen ? chosen->width : 0);
    setRange(m_rowSpinBox, -1, chosen ? chosen->height : 0);
    m_channelSpinBox->setSuffix(chosen && chosen->channels > 0
                                    //: behind a channel's number: "37 (0 to 511)"
                                    ? tr(" (0 to %1)").arg(chosen->channels - 1)
                                    : QString());
    update();
}

void ImagineSubject::update()
{
    const bool hasLayers = !m_layers.empty();
    m_kindComboBox->setEnabled(m_hasModel);
    m_classFinder->setEnabled(m_hasModel);
    m_againstFinder->setEnabled(m_hasModel);
    for (QWidget* part :
         {static_cast<QWidget*>(m_layerComboBox), static_cast<QWidget*>(m_channelSpinBox),
          static_cast<QWidget*>(m_columnSpinBox), static_cast<QWidget*>(m_rowSpinBox)})
        part->setEnabled(hasLayers);
    m_addButton->setEnabled(objective().has_value());
    m_addProbableButton->setEnabled(m_probable > 0);
    const auto reason = !m_hasModel ? tr("Open a model first.")
                        : kind() != Kind::Class && !hasLayers
                            ? tr("This model has no layer with positions.")
                        : !objective() ? tr("Choose a class first.")
                                       : tr("Begin a picture beside those that are there");
    m_addButton->setText(addText());
    m_addButton->setToolTip(reason);
    m_addProbableButton->setVisible(kind() == Kind::Class);
    m_addProbableButton->setToolTip(
        m_probable > 0 ? tr("Begin a picture of each class that the model finds most probable in "
                            "the opened picture")
                       : tr("This needs an opened picture that fits the model: its most probable "
                            "classes are added."));
    emit changed();
}

/// "Imagine zebra", where that fits.
QString ImagineSubject::addText() const
{
    const auto chosen = kind() == Kind::Class ? classIndex() : std::nullopt;
    auto name = chosen ? m_classes.value(*chosen) : QString();
    if (name.isEmpty() || name.size() > longestName || m_againstFinder->chosen())
        return tr("Ima&gine");
    //: a button; %1 is a class
    return tr("Ima&gine %1").arg(name.replace(QLatin1Char('&'), QLatin1String("&&")));
}

/// Enter where nothing is left to be found.
bool ImagineSubject::startsByEnter(const QEvent& event) const
{
    if (event.type() != QEvent::KeyPress || !classIndex())
        return false;
    const int key = static_cast<const QKeyEvent&>(event).key();
    const auto* edit = qobject_cast<QLineEdit*>(m_classFinder->focusProxy());
    return (key == Qt::Key_Return || key == Qt::Key_Enter) && edit &&
           edit->text() == m_classes.value(*classIndex()) &&
           !(edit->completer() && edit->completer()->popup()->isVisible());
}

bool ImagineSubject::eventFilter(QObject* watched, QEvent* event)
{
    if (!startsByEnter(*event))
        return QWidget::eventFilter(watched, event);
    m_classTouched = true;
    request();
    return true;
}

void ImagineSubject::updateTexts()
{
    m_title->setText(tr("What"));
    m_kindLabel->setText(tr("&Kind"));
    m_kindComboBox->setItemText(int(Kind::Class), tr("A class"));
    m_kindComboBox->setItemText(int(Kind::Channel), tr("A channel of a layer"));
    m_kindComboBox->setItemText(int(Kind::Unit), tr("A channel at one position"));
    m_kindComboBox->setToolTip(tr("What the picture is to show as strongly as it can"));
    m_classLabel->setText(tr("C&lass"));
    m_classFinder->setPlaceholder(tr("Find a class"));
    m_classFinder->setToolTip(tr(
        "The class that the picture is to show: type a part of its name or its number, and press "
        "Enter; Enter once more begins"));
    m_againstLabel->setText(tr("R&ather than"));
    m_againstFinder->setPlaceholder(tr("Nothing in particular"));
    m_againstFinder->setToolTip(tr("Show what tells the class from this one"));
    m_layerLabel->setText(tr("La&yer"));
    m_layerComboBox->setToolTip(tr("Type a part of the layer's name to find it"));
    m_channelLabel->setText(tr("Cha&nnel"));
    m_channelSpinBox->setToolTip(tr("Which of the layer's feature maps"));
    m_columnLabel->setText(tr("Col&umn"));
    m_rowLabel->setText(tr("Ro&w"));
    for (auto* spin : {m_columnSpinBox, m_rowSpinBox}) {
        //: a position in a layer's grid
        spin->setSpecialValueText(tr("the middle"));
        spin->setToolTip(tr("Where in the layer's grid"));
    }
    m_addProbableButton->setText(
        tr("Add the %n most probable", nullptr, m_probable > 0 ? m_probable : usualProbable));
    update();
}

void ImagineSubject::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    QWidget::changeEvent(event);
}

} // namespace widgets
